import { Frontier } from './tree.js';

/** Where the log ends: all that is needed to append to it. */
export interface Head {
  frontier: Frontier;
  lastHash: string;
  lastTime: string;
}

/** As it is stored. */
export interface HeadRow {
  frontier: string;
  last_hash: string;
  last_time: string;
  mac: string;
}

export function headOf(row: HeadRow | null): Head {
  if (!row) return { frontier: Frontier.empty(), lastHash: '', lastTime: '' };
  return { frontier: Frontier.parse(row.frontier), lastHash: row.last_hash, lastTime: row.last_time };
}
