import type { Call, Language } from "./call.ts";
import { tellingPart } from "./domain/territory.ts";
import { say, type Text } from "./text/language.ts";
import { country, knownPlaces } from "./text/regions.ts";

/** A territory with its name. */
export interface RegionEntry {
  readonly kato: string;
  readonly name: Text;
}

const byTellingPart = new Map(Object.entries(knownPlaces).map(([kato, name]) => [tellingPart(kato), name]));

/** The territory of this code: its own name, or that of the nearest place around it which the project knows. */
export function regionOf(kato: string): RegionEntry {
  for (let digits = kato.length; digits >= 2; digits--) {
    const name = byTellingPart.get(kato.slice(0, digits));
    if (name) return { kato, name };
  }
  return { kato, name: country };
}

/** The region, or city of republican significance, that a place lies in: 751210000 → 750000000. */
export function regionCode(kato: string): string {
  return `${kato.slice(0, 2)}0000000`;
}

/** `Region` in every register: what a resolver gives is the code, the name follows from it. */
export const regionResolvers = {
  name: (
    { kato }: { readonly kato: string },
    { language }: { language?: Language | null },
    { call }: { readonly call: Call },
  ): string => say(regionOf(kato).name, language ?? call.language),
};
