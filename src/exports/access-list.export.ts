import type { EntityManager } from 'typeorm';
import { accessChunks } from '../access/access-list.js';
import type { AccessFilter } from '../access/access-list.queries.js';
import { viaGroupOf } from '../access/access-list.view.js';
import { guardedHandle } from '../kernel/formula-guard.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Catalogue } from '../platforms/platform.js';
import { charterOn } from '../policies/policy.queries.js';
import {
  accessFacts,
  reviewsBetween,
  sightKey,
  sightsBetween,
  type ExportedAccess,
  type Sight,
} from './access-facts.queries.js';
import { cell, line, quoted } from './csv-line.js';
import type { Listing } from './listing.js';

/** The columns of the contract, in their order. */
export const ACCESS_LIST_COLUMNS = [
  'platform',
  'handle',
  'profile_url',
  'brand',
  'person',
  'person_email',
  'person_kind',
  'organisation',
  'source',
  'level',
  'native_role',
  'reason',
  'requested_by',
  'approved_by',
  'since',
  'until',
  'status',
  'ended_on',
  'ended_by',
  'last_reveal_at',
  'exposed_to_current_version',
  'second_factor_holder',
  'policy_acknowledged',
  'last_reviewed_at',
] as const;

/** Small enough to be garbage before it grows old: at 500 the peak of memory is half as high again, and nothing is faster. */
const PAGE = 200;

/** Everyone with access on a day, as a file: by account, grants before seats; forged rows are absent. */
export const accessListing = (keyring: Keyring, catalogue: Catalogue, filter: AccessFilter): Listing<SeenAccess> => ({
  header: ACCESS_LIST_COLUMNS,
  pages: (db) => pages(db, keyring, catalogue, filter),
  csv: accessLine,
  json: accessObject,
});

interface SeenAccess {
  row: ExportedAccess;
  sight: Sight | undefined;
  /** Null where no charter was in force. */
  acknowledged: boolean | null;
  reviewedAt: string | null;
}

async function* pages(
  db: EntityManager,
  keyring: Keyring,
  catalogue: Catalogue,
  filter: AccessFilter,
): AsyncGenerator<SeenAccess[]> {
  const charter = await charterOn(db, filter.day);
  const options = { extra: accessFacts(charter), pageSize: PAGE };
  for await (const chunk of accessChunks<ExportedAccess>(db, keyring, filter, options)) {
    const [first, last] = [chunk[0], chunk[chunk.length - 1]] as [ExportedAccess, ExportedAccess];
    const sights = await sightsBetween(db, catalogue, first.accountId, last.accountId);
    const reviews = await reviewsBetween(db, first.accountId, last.accountId, filter.day);
    yield chunk.map((row) => ({
      row,
      sight: sights.size === 0 ? undefined : sights.get(sightKey(row.accountId, row.personId)),
      acknowledged: charter && row.acknowledgementId !== null,
      reviewedAt: reviews.size === 0 ? null : (reviews.get(reviewedAs(row)) ?? null),
    }));
  }
}

const reviewedAs = ({ source, id, accountId }: ExportedAccess): string =>
  source === 'seat' ? `account:${accountId}` : `${source}:${id}`;

const yesNo = (answer: boolean | null): string => (answer === null ? '' : answer ? 'yes' : 'no');

/** Words of our own and dates hold nothing to guard or to quote. */
function accessLine({ row, sight, acknowledged, reviewedAt }: SeenAccess): string {
  return line([
    row.platform,
    quoted(guardedHandle(row.handle)),
    cell(row.profileUrl),
    cell(row.brand),
    cell(row.person),
    cell(row.personEmail),
    row.personKind,
    cell(row.organisation),
    row.source,
    row.level,
    cell(row.nativeRole),
    cell(row.reason),
    cell(row.requestedBy),
    cell(row.approvedBy),
    row.since,
    row.until ?? '',
    row.status,
    row.endedOn ?? '',
    cell(row.endedBy),
    sight?.lastRevealAt ?? '',
    sight?.isCurrent ? 'yes' : 'no',
    row.factorHolderId === row.personId ? 'yes' : 'no',
    yesNo(acknowledged),
    reviewedAt ?? '',
  ]);
}

function accessObject({ row, sight, acknowledged, reviewedAt }: SeenAccess): Record<string, unknown> {
  return {
    platform: row.platform,
    handle: row.handle,
    profileUrl: row.profileUrl,
    brand: row.brand,
    person: row.person,
    personEmail: row.personEmail,
    personKind: row.personKind,
    organisation: row.organisation,
    source: row.source,
    level: row.level,
    nativeRole: row.nativeRole,
    reason: row.reason,
    requestedBy: row.requestedBy,
    approvedBy: row.approvedBy,
    since: row.since,
    until: row.until,
    status: row.status,
    endedOn: row.endedOn,
    endedBy: row.endedBy,
    lastRevealAt: sight?.lastRevealAt ?? null,
    exposedToCurrentVersion: sight?.isCurrent === true,
    secondFactorHolder: row.factorHolderId === row.personId,
    policyAcknowledged: acknowledged,
    viaGroup: viaGroupOf(row),
    lastReviewedAt: reviewedAt,
  };
}
