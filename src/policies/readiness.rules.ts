import type { Missing } from './gate.rules.js';

/** Something a person owes, and on which accounts; null is all of them, a list has a line break around each value. */
export interface Owing extends Missing {
  personId: string;
  platforms: string | null;
  brands: string | null;
  levels: string | null;
}

/** Where somebody would hold a level. */
export interface Place {
  platform: string;
  brand: string | null;
}

/** The gate's own rule about what a version is about, for people who hold nothing there yet. */
export const owedOn = (owing: readonly Owing[], { platform, brand }: Place, level: string): Missing[] =>
  owing
    .filter(
      ({ platforms, brands, levels }) => holds(platforms, platform) && holds(brands, brand) && holds(levels, level),
    )
    .map(({ what, policyCode, number, since }) => ({ what, policyCode, number, since }));

const holds = (listed: string | null, value: string | null): boolean =>
  listed === null || (value !== null && listed.includes(`\n${value}\n`));
