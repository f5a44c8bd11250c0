import { insertRows, type SqlValue } from '../database/sql.js';
import { grantMac } from '../access/grant.mac.js';
import { keepAccounts } from '../accounts/history.js';
import { seatMac } from '../accounts/seat.mac.js';
import { fold } from '../kernel/fold.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import { charterOn } from '../policies/policy.queries.js';
import { readSecret, type Kind } from '../vault/credential-kind.rules.js';
import type { VersionWriter } from '../vault/version-writer.js';

const SINCE = '2026-09-01';

const ACCOUNTS = [
  {
    platform: 'instagram',
    handle: 'releve_demo_1',
    url: 'https://www.instagram.com/releve_demo_1/',
    model: 'shared_login',
  },
  {
    platform: 'linkedin_page',
    handle: 'releve_demo_2',
    url: 'https://www.linkedin.com/company/releve_demo_2/',
    model: 'native_roles',
  },
  { platform: 'x', handle: 'releve_demo_3', url: 'https://x.com/releve_demo_3', model: 'hybrid' },
] as const;

const CREDENTIAL_COLUMNS = ['id', 'account_id', 'kind', 'label', 'current_version', 'created_at', 'version'];

/** The owner's three accounts with their seats, as an import would register them; answers the first one's id. */
export async function addAccounts(op: Operation, keyring: Keyring, ownerId: string): Promise<string> {
  const accounts = ACCOUNTS.map((account, i) => accountRow(op, account, `Relève, démonstration ${i + 1}`));
  await insertAll(op, 'account', accounts);
  await keepAccounts(
    op,
    accounts.map(({ id }) => id),
  );
  await insertAll(
    op,
    'seat',
    accounts.map(({ id }) => seatRow(op, keyring, id, ownerId)),
  );
  op.record(
    accounts.map(({ id }) => `account:${id}`),
    { accepted: accounts.length },
  );
  return (accounts[0] as { id: string }).id;
}

/** Columns are the names of the first record's fields. */
const insertAll = (op: Operation, table: string, records: readonly Record<string, SqlValue>[]): Promise<void> =>
  insertRows(
    op.db,
    table,
    Object.keys(records[0] ?? {}),
    records.map((record) => Object.values(record)),
  );

const accountRow = (op: Operation, { platform, handle, url, model }: (typeof ACCOUNTS)[number], name: string) => ({
  id: newId(),
  platform,
  handle,
  handle_key: handle,
  profile_url: url,
  display_name: name,
  name_key: fold(name),
  search_text: fold(`${name} ${handle} Brévanne`),
  brand: 'Brévanne',
  owner_entity: 'Maison Brévanne SAS',
  ownership_basis: 'trademark',
  purpose: 'Compte de la visite guidée',
  status: 'active',
  criticality: 'high',
  access_model: model,
  registration_email: 'social+demo@brevanne.example',
  second_factor: 'totp',
  created_on: SINCE,
  language: 'fr',
  requested_by: op.actor.id,
  created_at: iso(op.now),
  version: 1,
});

function seatRow(op: Operation, keyring: Keyring, accountId: string, personId: string) {
  const seat = {
    id: newId(),
    accountId,
    personId,
    seat: 'owner',
    since: SINCE,
    givenBy: op.actor.id,
    endedAt: null,
    version: 1,
  };
  return {
    id: seat.id,
    account_id: accountId,
    person_id: personId,
    seat: seat.seat,
    since: SINCE,
    created_at: iso(op.now),
    given_by: seat.givenBy,
    version: 1,
    mac: seatMac(keyring, seat),
  };
}

/** The engager may publish on the shared account. */
export async function addGrant(
  op: Operation,
  keyring: Keyring,
  accountId: string,
  { ownerId, engagerId }: { ownerId: string; engagerId: string },
): Promise<void> {
  const who = { accountId, personId: engagerId, requestedBy: engagerId, approvedBy: ownerId };
  const grant = {
    ...who,
    id: newId(),
    level: 'publisher',
    since: SINCE,
    until: null,
    status: 'active',
    endedOn: null,
    version: 1,
  };
  const row = {
    id: grant.id,
    account_id: accountId,
    person_id: engagerId,
    level: grant.level,
    reason: 'Publie et répond aux messages',
    requested_by: engagerId,
    approved_by: ownerId,
    since: SINCE,
    status: grant.status,
    created_at: iso(op.now),
    version: 1,
    mac: grantMac(keyring, grant),
  };
  await insertAll(op, 'access_grant', [row]);
  op.record([`grant:${grant.id}`, `account:${accountId}`, `person:${engagerId}`], { accepted: 1 });
}

/** Both have accepted the charter in force, without which the engager's grant would allow nothing. */
export async function addAcceptances(op: Operation, personIds: readonly string[]): Promise<void> {
  const charter = await charterOn(op.db, day(op.now));
  if (!charter) return op.unchanged();
  const accepted = { policy_code: charter.policyCode, number: charter.number, language: 'fr', acknowledged_on: SINCE };
  const rows = personIds.map((personId) => ({
    id: newId(),
    person_id: personId,
    ...accepted,
    created_at: iso(op.now),
  }));
  await insertAll(op, 'acknowledgement', rows);
  op.record(
    personIds.map((personId) => `person:${personId}`),
    { accepted: rows.length },
  );
}

const SECRETS: readonly [Kind, string, unknown][] = [
  ['password', 'Password', { username: 'releve_demo_1', password: 'demo-Releve-Visite-2026' }],
  ['totp', 'One-time codes', { seed: 'DEMORELEVEDEMORELEVEDEMORELEVE23', algorithm: 'SHA1', digits: 6, period: 30 }],
  [
    'recovery_codes',
    'Recovery codes',
    {
      codes: [
        'demo-a1b2-c3d4',
        'demo-e5f6-a7b8',
        'demo-c9d0-e1f2',
        'demo-a3b4-c5d6',
        'demo-e7f8-a9b0',
        'demo-c1d2-e3f4',
      ],
    },
  ],
];

/** One credential of each kind, set by the demo itself on this day: nobody has seen any of them. */
export async function addSecrets(op: Operation, versions: VersionWriter, accountId: string): Promise<void> {
  const now = iso(op.now);
  for (const [kind, label, value] of SECRETS) {
    const id = newId();
    await insertRows(op.db, 'credential', CREDENTIAL_COLUMNS, [[id, accountId, kind, label, 1, now, 1]]);
    const secret = readSecret(kind, value);
    await versions.write(op, { accountId, credentialId: id, kind, number: 1, secret, setAt: now, origin: 'stored' });
  }
}
