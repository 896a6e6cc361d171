import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { DatabaseFault } from "../../subgraphs/shared/database/mask.ts";
import { lineLog, type Log } from "../../subgraphs/shared/log.ts";
import { faultOf, opaqueId, registerWord, sqlState } from "../../subgraphs/shared/logKinds.ts";

const iin = "850101012347"; // invented: its seventh digit is 0

function written(write: (log: Log) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(lineLog((line) => void lines.push(line)));
  return lines.map((line) => {
    const { at, ...rest } = JSON.parse(line) as Record<string, unknown>;
    expect(at).toMatch(/^\d{4}-.*Z$/);
    return rest;
  });
}

describe("a log line", () => {
  test("holds an event of the table, and of its fields what they may hold", () => {
    const requestId = opaqueId(randomUUID());
    const fault = new DatabaseFault("23505", null, null);
    expect(
      written((log) => {
        log("gateway.fault", { requestId, fault: faultOf(new TypeError("x")) });
        log("register.fault", { register: "rental", fault: faultOf(fault), sqlState: sqlState(fault) });
        log("seeded", { register: registerWord("documents"), records: 20_000 });
      }),
    ).toEqual([
      { event: "gateway.fault", requestId, fault: "TypeError" },
      { event: "register.fault", register: "rental", fault: "DatabaseFault", sqlState: "23505" },
      { event: "seeded", register: "joined", records: 20_000 },
    ]);
  });

  test("with anything else does not typecheck, and what the types were made to believe is left out", () => {
    expect(
      written((log) => {
        // @ts-expect-error: a text is no opaque id
        log("gateway.fault", { requestId: iin, fault: faultOf(new Error(iin)) });
        // @ts-expect-error: not one of the field's words
        log("outbox.failed", { kind: "Aigerim", fault: "Error" });
        // @ts-expect-error: the event has no such field
        log("decision.failed", { iin, fault: "Error" });
        // @ts-expect-error: the table has no such event
        log(`decision.of.${iin}`, {});
        log("seeded", { register: "population", records: Number(iin) });
        // @ts-expect-error: a text is no kind of fault
        log("gateway.http", { fault: iin });
        // @ts-expect-error: a text is no SQLSTATE
        log("register.fault", { sqlState: "123456" });
        // @ts-expect-error: a number is no text
        log("seeded", { records: "7" });
      }),
    ).toEqual([
      { event: "gateway.fault", fault: "Error" },
      { event: "outbox.failed", fault: "Error" },
      { event: "decision.failed", fault: "Error" },
      { event: "seeded", register: "population" },
      { event: "gateway.http" },
      { event: "register.fault" },
      { event: "seeded" },
    ]);
  });

  test.each([
    `00000000-0000-4000-8000-${iin}`,
    `0000000000000000000${iin}0`,
    "00000000-0000-4000-8000-077010001234",
    iin,
    "Aigerim",
    "",
  ])("takes %j for no opaque id", (text) => {
    expect(opaqueId(text)).toBeUndefined();
  });

  test("names a fault by its kind only when the kind is known", () => {
    const named = Object.assign(new Error("x"), { name: "Aigerim" });
    expect(faultOf(named)).toBe("Error");
    expect(faultOf(iin)).toBe("Error");
    expect(sqlState(Object.assign(new Error("x"), { code: iin }))).toBeUndefined();
  });
});
