import fc from "fast-check";
import { expect, test } from "vitest";
import {
  checkDigit,
  isBin,
  isIin,
  isKato,
  isPhone,
  isRka,
  maskPhone,
} from "../../subgraphs/shared/domain/iin.ts";

test.each<[what: string, iin: string, valid: boolean]>([
  ["one that passes on the second weights", "900101000906", true],
  ["one whose date part is no date: age never comes from an IIN (S7)", "940140000385", true],
  ["a wrong check digit", "900101000907", false],
  ["eleven digits", "90010100090", false],
  ["thirteen digits", "9001010009060", false],
  ["a letter", "90010100090a", false],
  ["a space at the end", "900101000906 ", false],
  ["digits of another script", "٩00101000906", false],
  ["nothing", "", false],
])("an IIN: %s", (_what, iin, valid) => expect(isIin(iin)).toBe(valid));

test("a base for which both weights give 10 can have no check digit", () => {
  expect(checkDigit("95021530071")).toBeNull();
  for (let digit = 0; digit <= 9; digit += 1) expect(isIin(`95021530071${String(digit)}`)).toBe(false);
});

test("of the twelfth digits at most one is right, whatever the first eleven", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{11}$/), (base) => {
      const right = Array.from({ length: 10 }, (_, digit) => String(digit)).filter((digit) =>
        isIin(base + digit),
      );
      expect(right).toEqual(checkDigit(base) === null ? [] : [String(checkDigit(base))]);
    }),
  );
});

const withCheckDigit = (base: string) => base + String(checkDigit(base));

test.each<[what: string, bin: string, valid: boolean]>([
  ["an organisation registered in January", withCheckDigit("24014000012"), true],
  ["a thirteenth month", withCheckDigit("24134000012"), false],
  ["a kind that does not exist", withCheckDigit("24017000012"), false],
  ["a fourth attribute", withCheckDigit("24014400012"), false],
  ["an IIN with its day in the place of the kind", "900101000906", false],
  ["a wrong check digit", "240140000120".replace(/.$/, (digit) => String((Number(digit) + 9) % 10)), false],
])("a BIN: %s", (_what, bin, valid) => expect(isBin(bin)).toBe(valid));

test.each<[phone: string, valid: boolean]>([
  ["+77000000001", true],
  ["+77020000001", true],
  ["+77030000001", false],
  ["+77050000001", true],
  ["+77080000001", true],
  ["+77090000001", false],
  ["+77470000001", true],
  ["+77600000001", true],
  ["+77650000001", false],
  ["+77710000098", true],
  ["+77720000001", false],
  ["+77780000001", true],
  ["+77850000001", true],
  ["+7771000009", false],
  ["87710000098", false],
  ["+79160000001", false],
])("the phone %s", (phone, valid) => expect(isPhone(phone)).toBe(valid));

test("a masked phone keeps the prefix and the last two digits", () => {
  expect(maskPhone("+77710000098")).toBe("+7 771 *** ** 98");
});

test("an RKA has 16 digits, a KATO code 9", () => {
  expect([isRka("0201300012345678"), isRka("020130001234567"), isRka("02013000123456789")]).toEqual([
    true,
    false,
    false,
  ]);
  expect([isKato("710000000"), isKato("71000000"), isKato("71000000x")]).toEqual([true, false, false]);
});
