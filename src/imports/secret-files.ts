import { isUtf8 } from 'node:buffer';
import { Injectable } from '@nestjs/common';
import { addSeconds } from '../kernel/clock.js';
import { bitwardenItems, type Item } from './bitwarden.js';
import { ImportFailures, unreadable } from './import.failures.js';
import type { Table } from './table.js';

/** Long enough to look at what would happen. */
const KEPT_SECONDS = 900;
const MOST = 5;

interface Kept {
  items: readonly Item[];
  until: Date;
}

/**
 * Exports of password managers while somebody reads them in. They stay in the memory of the process that took them, for some
 * minutes: no table, no backup and no log ever holds them. Another process, or a later hour, asks for the file again.
 */
@Injectable()
export class SecretFiles {
  private readonly kept = new Map<string, Kept>();

  /** Throws `import.unreadable`. */
  read(bytes: Buffer): Item[] {
    if (!isUtf8(bytes)) throw unreadable('it is not UTF-8 text');
    return bitwardenItems(bytes.toString('utf8'));
  }

  keep(importId: string, items: readonly Item[], now: Date): void {
    this.kept.delete(importId);
    this.kept.set(importId, { items, until: addSeconds(now, KEPT_SECONDS) });
    for (const [id, { until }] of this.kept) if (until < now) this.kept.delete(id);
    for (const oldest of [...this.kept.keys()].slice(0, -MOST)) this.kept.delete(oldest);
  }

  /** Throws `import.forgotten`. */
  of(importId: string, now: Date): readonly Item[] {
    const kept = this.kept.get(importId);
    if (!kept || kept.until < now) throw ImportFailures.FORGOTTEN();
    return kept.items;
  }

  forget = (importId: string): void => void this.kept.delete(importId);
}

/** The items as a table to look at: where each is for, nothing of what it holds. */
export const tableOfItems = (items: readonly Item[]): Table => ({
  shape: { encoding: 'utf-8', separator: ',', headerRow: 0 },
  header: ['uri'],
  secrets: [],
  rows: items.map(({ row, login }) => ({ number: row, cells: [hostsOf(login?.uris ?? [])] })),
});

/** Names of hosts only: an address may carry a token. */
const hostsOf = (uris: readonly string[]): string =>
  [...new Set(uris.flatMap((uri) => (URL.canParse(uri) ? [new URL(uri).hostname] : [])))].join(', ').slice(0, 300);
