import { describe, expect, test } from "vitest";
import { phoneOf, sourceOf } from "../../subgraphs/registration/sms/smpp/addresses.ts";
import { openAssembly } from "../../subgraphs/registration/sms/smpp/assembly.ts";
import { idsMeant, readReceipt } from "../../subgraphs/registration/sms/smpp/receipt.ts";
import { refusalOf } from "../../subgraphs/registration/sms/smpp/statuses.ts";
import { partsOf, readPart } from "../../subgraphs/registration/sms/smpp/text.ts";
import { phone } from "./network.ts";

describe("a delivery receipt", () => {
  const words =
    "id:IIB12 sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:DELIVRD err:000 text:x";
  test.each<[what: string, pdu: object, text: string, expected: unknown]>([
    ["in words", { esm_class: 4 }, words, { messageId: "IIB12", state: "DELIVERED" }],
    [
      "in fields, which outweigh the words",
      { esm_class: 4, receipted_message_id: "77\0", message_state: 5 },
      words,
      { messageId: "77", state: "FAILED" },
    ],
    ["with a word of 3.3", { esm_class: 4 }, "id: 5 stat:UNDELIVERABLE", { messageId: "5", state: "FAILED" }],
    ["that expired", { esm_class: 4 }, "id:5 stat:EXPIRED", { messageId: "5", state: "FAILED" }],
    ["on its way", { esm_class: 0x20, message_state: 1 }, "id:5", { messageId: "5", state: null }],
    [
      "of an unknown state",
      { esm_class: 4, message_state: 7 },
      "id:5 stat:DELIVRD",
      { messageId: "5", state: null },
    ],
    ["with a header beside", { esm_class: 0x44 }, words, { messageId: "IIB12", state: "DELIVERED" }],
    ["without a number", { esm_class: 4 }, "stat:DELIVRD", null],
    ["that is none, whatever it says", { esm_class: 0 }, words, null],
    ["without a kind", {}, words, null],
  ])("%s", (_what, pdu, text, expected) => {
    expect(readReceipt({ ...pdu }, text)).toEqual(expected);
  });

  test.each<[given: string, first: string, ...others: string[]]>([
    ["00A1", "a1", "161"],
    ["0000000016", "16", "10", "22"],
    ["9", "9"],
    ["0", "0"],
    ["5f2c-91", "5f2c-91"],
    ["12345678901234567890123", "12345678901234567890123"],
  ])("the number %s may mean %s first of all", (given, ...meant) => {
    expect(idsMeant(given)).toEqual(meant);
  });
});

test.each<[status: number, meaning: string]>([
  [0x0b, "never"],
  [0x66, "never"],
  [0x58, "throttled"],
  [0x14, "throttled"],
  // Ours, the contract's or the network's fault ends nobody's application.
  [0x08, "later"],
  [0x0a, "later"],
  [0x45, "later"],
  [0x101, "later"],
  [0x400, "later"],
])("status %i means %s", (status, meaning) => {
  expect(refusalOf(status)).toBe(meaning);
});

test.each<[written: string, phone: string | null]>([
  [phone(1).slice(1), phone(1)],
  [phone(1), phone(1)],
  [`8${phone(1).slice(2)}`, phone(1)],
  [phone(1).slice(2), phone(1)],
  ["1414", null],
  ["KASPI", null],
  ["12025550100", null],
  ["", null],
])("the network's number %s is %s", (written, expected) => {
  expect(phoneOf(written)).toBe(expected);
});

test("1414 is a short number, a name is a name, a whole number is a whole number", () => {
  expect(["1414", "EGOV", phone(1)].map((source) => sourceOf(source))).toEqual([
    { addr: "1414", ton: 3, npi: 0 },
    { addr: "EGOV", ton: 5, npi: 0 },
    { addr: phone(1).slice(1), ton: 1, npi: 1 },
  ]);
});

describe("a text", () => {
  test.each<[text: string, coding: number, parts: number]>([
    ["x".repeat(160), 0, 1],
    ["x".repeat(161), 0, 2],
    ["x".repeat(306), 0, 2],
    ["x".repeat(307), 0, 3],
    ["қ".repeat(70), 8, 1],
    ["қ".repeat(71), 8, 2],
    ["қ".repeat(134), 8, 2],
    ["қ".repeat(135), 8, 3],
    // Not the same in every alphabet that a network may have for its default.
    ["a@b", 8, 1],
    ["[x]", 8, 1],
    ["", 0, 1],
  ])("%s", (text, coding, parts) => {
    const made = partsOf(text, 7);
    expect([made[0]?.data_coding, made.length]).toEqual([coding, parts]);
    expect(made.every(({ short_message }) => short_message.length <= (coding === 8 ? 140 : 160))).toBe(true);
  });

  test("is cut between characters, never inside one of two units", () => {
    const text = `${"қ".repeat(66)}😀${"қ".repeat(40)}`;
    const pieces = partsOf(text, 7).map(({ short_message }) =>
      Buffer.from(short_message.subarray(6)).swap16().toString("utf16le"),
    );
    expect(pieces).toEqual(["қ".repeat(66), `😀${"қ".repeat(40)}`]);
  });

  test("is read from a PDU whatever carries it: a short message, a payload, parts by a header of two forms or by fields", () => {
    const place = { reference: 513, total: 2, number: 1 };
    const header = [Buffer.from([8, 4, 2, 1, 2, 1])];
    expect(readPart({ short_message: { message: "a" } })).toEqual({ text: "a", place: null });
    expect(readPart({ short_message: { message: "" }, message_payload: { message: "long" } })?.text).toBe(
      "long",
    );
    expect(readPart({ short_message: { message: "a", udh: header } })).toEqual({ text: "a", place });
    const fields = { sar_msg_ref_num: 513, sar_total_segments: 2, sar_segment_seqnum: 1 };
    expect(readPart({ short_message: { message: "a" }, ...fields })).toEqual({ text: "a", place });
    expect(readPart({ short_message: { message: Buffer.from("binary") } })).toBeNull();
    expect(readPart({})).toBeNull();
    expect(
      readPart({ short_message: { message: "a", udh: [Buffer.from([0, 3, 1, 2, 3])] } })?.place,
    ).toBeNull();
  });
});

describe("parts", () => {
  const part = (text: string, number: number, reference = 1) => ({
    text,
    place: { reference, total: 2, number },
  });
  test("in any order, and those of two telephones at once, come together", () => {
    const assembly = openAssembly<number>();
    expect(assembly.add("a", part("two", 2), 2)).toBeNull();
    expect(assembly.add("b", part("other ", 1), 3)).toBeNull();
    expect(assembly.add("a", part("one ", 1), 1)).toEqual({ text: "one two", kept: [1, 2] });
    expect(assembly.add("b", part("words", 2), 4)).toEqual({ text: "other words", kept: [3, 4] });
  });

  test("that come twice count once; other words at the same place begin another message", () => {
    const assembly = openAssembly<number>();
    assembly.add("a", part("one ", 1), 1);
    expect(assembly.add("a", part("one ", 1), 1)).toBeNull();
    expect(assembly.add("a", part("first ", 1), 2)).toBeNull();
    expect(assembly.add("a", part("two", 2), 3)?.text).toBe("first two");
  });
});
