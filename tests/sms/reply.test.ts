import { expect, test } from "vitest";
import { readReply } from "../../subgraphs/registration/sms/reply.ts";

test.each<[text: string, code: string]>([
  ["123456", "123456"],
  ["Иә, келісемін: 123456", "123456"],
  ["да 123456.", "123456"],
  ["нетто 123456, жоқпын", "123456"],
  ["123456 и 654321", "123456"],
])("„%s“ agrees", (text, code) => expect(readReply(text)).toEqual({ code, confirm: true }));

test.each<[text: string]>([
  ["ЖОҚ 123456"],
  ["жоқ123456"],
  ["ЖОК 123456"],
  ["123456 Нет!"],
  ["no 123456"],
  ["да нет 123456"],
])("„%s“ declines", (text) => expect(readReply(text)).toEqual({ code: "123456", confirm: false }));

test.each<[text: string]>([[""], ["ЖОҚ"], ["12345"], ["1234567"], ["0123456 жоқ"], ["12 34 56"]])(
  "„%s“ is no answer",
  (text) => expect(readReply(text)).toBeNull(),
);
