import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { binOf, landline, phoneOf, phoneOfCast } from "../../seeds/identifiers.ts";
import { iinOf, iinOfSlot } from "../../seeds/iin.ts";
import { checkDigit, isIin, isPhone } from "../../subgraphs/shared/domain/iin.ts";

/** Numbers that are nobody's because the system's own description gives them as examples. */
const publishedExamples = ["0612116" + "00012", "9401400" + "00385"];

const invented = (iin: string) => iin[6] === "0" || publishedExamples.includes(iin);
/** Mobile: the subscriber's number begins with 000. Landlines of offices: the last six digits begin with 00. */
const inventedPhone = (phone: string) =>
  isPhone(phone) ? phone.slice(5, 8) === "000" : phone.slice(6, 8) === "00";

/** What in a text could be a living person's: numbers of persons, telephones. */
function livingNumbers(text: string): string[] {
  const iins = [...text.matchAll(/(?<![\d.])\d{12}(?!\d)/g)].map(([number]) => number);
  const phones = [...text.matchAll(/(?<!\d)\+?[78][ (-]*7\d{2}[ )-]*\d{3}[ -]*\d{2}[ -]*\d{2}(?!\d)/g)].map(
    ([phone]) => `+7${phone.replace(/\D/g, "").slice(1)}`,
  );
  return [
    ...iins.filter((number) => isIin(number) && !invented(number)),
    ...phones.filter((phone) => !inventedPhone(phone)),
  ];
}

/** Every file that is kept or about to be, by path from the root. */
function keptFiles(): string[] {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return list.split("\0").filter((file) => file !== "" && existsSync(file));
}

describe("no living person's number stands in the repository", () => {
  const files = keptFiles();

  test("the guard reads the whole repository", () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files).toEqual(
      expect.arrayContaining(["package.json", join("seeds", "iin.ts"), "schema/shared.graphql"]),
    );
  });

  test("no file holds a number outside the invented blocks", () => {
    // A finding is told by file and line, never by the number.
    const found = files.flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line, at) => (livingNumbers(line).length > 0 ? [`${file}:${at + 1}`] : [])),
    );
    expect(found).toEqual([]);
  });

  test("a number that is planted is found", () => {
    const base = "87061545" + "123";
    const iin = `${base}${String(checkDigit(base))}`;
    expect(isIin(iin)).toBe(true);
    expect(livingNumbers(`const somebody = "${iin}";`)).toEqual([iin]);
    expect(livingNumbers(`serialNumber=IIN${iin}, OU`)).toEqual([iin]);
    const phone = ["+7", "701", "234", "56", "78"];
    expect(livingNumbers(`call ${phone.join("")} now`)).toEqual([phone.join("")]);
    expect(livingNumbers(`call ${phone.join(" ")} now`)).toEqual([phone.join("")]);
    expect(livingNumbers(`8 (701) 234-` + "56-78")).toEqual([phone.join("")]);
  });

  test("whatever the seeds make lies in the blocks", () => {
    const slots = Array.from({ length: 3000 }, (_, i) => i * 17_000 + (i % 7));
    const made = [
      ...slots.flatMap((i) => [iinOfSlot(i % 10_000), iinOf(i), phoneOf(i), phoneOfCast(i % 10_000)]),
      ...slots.slice(0, 1000).map((_, i) => binOf(i)),
      landline("7172", 10),
    ];
    expect(livingNumbers(made.join(" "))).toEqual([]);
  });
});
