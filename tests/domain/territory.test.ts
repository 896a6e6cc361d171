import { expect, test } from "vitest";
import { closestBody, lies, tellingPart } from "../../subgraphs/shared/domain/territory.ts";

test.each<[kato: string, telling: string]>([
  ["710000000", "71"],
  ["751210000", "75121"],
  ["100000000", "10"],
  ["111000000", "1110"],
  ["103230000", "103230"],
  ["103233000", "103233"],
  ["103233100", "1032331"],
  ["103233127", "103233127"],
])("of %s the telling part is %s", (kato, telling) => expect(tellingPart(kato)).toBe(telling));

test.each<[what: string, kato: string, officer: string, inside: boolean]>([
  ["S20: a district of Astana, for the officer of Astana", "711110000", "710000000", true],
  ["S20: the city's own code, for the officer of the city", "710000000", "710000000", true],
  ["S20: Almaty, for the officer of Astana", "750000000", "710000000", false],
  ["a district, for its officer", "751210000", "751210000", true],
  ["the city's own code, for the officer of a district", "750000000", "751210000", false],
  ["another district, for the officer of a district", "751410000", "751210000", false],
  ["another city of the region, for the officer of a city", "111843105", "111000000", false],
  ["a village of the city's territory, for the officer of a city", "111033100", "111000000", true],
  ["a neighbouring okrug with the same first five digits", "103233000", "103230000", false],
  ["a region with a code ending in zero", "101000000", "100000000", true],
  ["another region whose code begins alike", "150000000", "100000000", false],
])("%s", (_what, kato, officer, inside) => expect(lies(kato, officer)).toBe(inside));

const body = (bin: string, kato: string) => ({ bin, kato });

test("S11: the body told is the one whose territory covers the dwelling most closely", () => {
  const bodies = [
    body("1", "710000000"),
    body("2", "711110000"),
    body("3", "711210000"),
    body("4", "750000000"),
  ];
  expect(closestBody(bodies, "711110000")?.bin).toBe("2");
  expect(closestBody(bodies, "710000000")?.bin).toBe("1");
  expect(closestBody(bodies, "711310000")?.bin).toBe("1");
  expect(closestBody(bodies, "230000000")).toBeNull();
});

test("of two bodies for one territory the same one is told every time", () => {
  const two = [body("2", "710000000"), body("1", "710000000")];
  expect(closestBody(two, "711110000")?.bin).toBe("1");
  expect(closestBody(two.toReversed(), "711110000")?.bin).toBe("1");
});
