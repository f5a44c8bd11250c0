import type { SqlValue } from '../database/sql.js';
import { newId } from '../kernel/ids.js';

/** revealed: read here · stored: set by this person · imported: read by the importer · presumed: held the right before an import. */
export type ExposureKind = 'revealed' | 'stored' | 'imported' | 'presumed';

export interface Seen {
  credentialId: string;
  number: number;
  personId: string;
  kind: ExposureKind;
  at: string;
  /** The emergency opening relied on; none where another right allowed it. */
  openingId?: string | null;
}

export const EXPOSURE_COLUMNS = ['id', 'credential_id', 'number', 'person_id', 'kind', 'at', 'opening_id'] as const;

/** What `op.later` and `insertRows` take. Every sight has its row: nothing is looked up or changed on the way out. */
export const exposureRow = (seen: Seen): ['exposure', typeof EXPOSURE_COLUMNS, SqlValue[]] => [
  'exposure',
  EXPOSURE_COLUMNS,
  [newId(), seen.credentialId, seen.number, seen.personId, seen.kind, seen.at, seen.openingId ?? null],
];
