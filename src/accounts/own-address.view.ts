import type { ActionName } from '../operation/actions.js';
import type { OwnAddressRow } from './own-address.queries.js';

export class OwnAddressView {
  /** mail_domain or phone_range */
  kind: string;
  value: string;
  addedAt: string;
  /** Name of whoever added it; null for what the settings said before anybody changed the list. */
  addedBy: string | null;
  reason: string;
  endedAt: string | null;
  endedBy: string | null;
  endedReason: string | null;
}

/** Which mail addresses and phone numbers count as the organisation's. */
export class OwnAddressesView {
  mailDomains: string[];
  /** register (kept here), settings (the start value) or employees (where they get their mail). */
  mailDomainsFrom: string;
  phoneRanges: string[];
  /** register or settings. */
  phoneRangesFrom: string;
  /** Newest first, at most 500. */
  history: OwnAddressView[];
  /** What the reader may do: `own_address.change`. */
  can: ActionName[];
  version: number;
}

export function ownAddressView(row: OwnAddressRow): OwnAddressView {
  const { kind, value, addedAt, addedName, reason, endedAt, endedName, endedReason } = row;
  return { kind, value, addedAt, addedBy: addedName, reason, endedAt, endedBy: endedName, endedReason };
}
