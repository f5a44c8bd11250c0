import { insertRows } from '../database/sql.js';
import { grantMac } from '../access/grant.mac.js';
import { seatMac } from '../accounts/seat.mac.js';
import { fold } from '../kernel/fold.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
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

const ACCOUNT_COLUMNS = [
  'id', 'platform', 'handle', 'handle_key', 'profile_url', 'display_name', 'name_key', 'search_text', 'brand', 'owner_entity',
  'ownership_basis', 'purpose', 'status', 'criticality', 'access_model', 'registration_email', 'second_factor', 'created_on',
  'language', 'requested_by', 'created_at', 'version',
]; // prettier-ignore
const SEAT_COLUMNS = ['id', 'account_id', 'person_id', 'seat', 'since', 'created_at', 'given_by', 'version', 'mac'];
const GRANT_COLUMNS = [
  'id', 'account_id', 'person_id', 'level', 'native_role', 'reason', 'requested_by', 'approved_by', 'since', 'status',
  'created_at', 'version', 'mac',
]; // prettier-ignore
const CREDENTIAL_COLUMNS = ['id', 'account_id', 'kind', 'label', 'current_version', 'created_at', 'version'];

/** The owner's three accounts with their seats, as an import would register them; answers the first one's id. */
export async function addAccounts(op: Operation, keyring: Keyring, ownerId: string): Promise<string> {
  const now = iso(op.now);
  const accounts = ACCOUNTS.map((account, i) => ({ ...account, id: newId(), name: `Relève, démonstration ${i + 1}` }));
  await insertRows(
    op.db,
    'account',
    ACCOUNT_COLUMNS,
    accounts.map(({ id, platform, handle, url, model, name }) => {
      const text = fold(`${name} ${handle} Brévanne`);
      const facts = [
        'Brévanne',
        'Maison Brévanne SAS',
        'trademark',
        'Compte de la visite guidée',
        'active',
        'high',
        model,
      ];
      return [
        id,
        platform,
        handle,
        handle,
        url,
        name,
        fold(name),
        text,
        ...facts,
        'social+demo@brevanne.example',
        'totp',
        SINCE,
        'fr',
        op.actor.id,
        now,
        1,
      ];
    }),
  );
  const seats = accounts.map(({ id }) => {
    const row = {
      id: newId(),
      accountId: id,
      personId: ownerId,
      seat: 'owner',
      since: SINCE,
      givenBy: op.actor.id,
      endedAt: null,
      version: 1,
    };
    return [
      row.id,
      row.accountId,
      row.personId,
      row.seat,
      row.since,
      now,
      row.givenBy,
      row.version,
      seatMac(keyring, row),
    ];
  });
  await insertRows(op.db, 'seat', SEAT_COLUMNS, seats);
  op.record(
    accounts.map(({ id }) => `account:${id}`),
    { accepted: accounts.length },
  );
  return (accounts[0] as { id: string }).id;
}

/** The engager may publish on the shared account. */
export async function addGrant(
  op: Operation,
  keyring: Keyring,
  accountId: string,
  people: { ownerId: string; engagerId: string },
): Promise<void> {
  const { ownerId, engagerId } = people;
  const grant = {
    id: newId(),
    accountId,
    personId: engagerId,
    level: 'publisher',
    since: SINCE,
    until: null,
    status: 'active',
    endedOn: null,
    requestedBy: engagerId,
    approvedBy: ownerId,
    version: 1,
  };
  const facts = [
    grant.id,
    accountId,
    engagerId,
    grant.level,
    null,
    'Publie et répond aux messages',
    engagerId,
    ownerId,
    SINCE,
    grant.status,
  ];
  await insertRows(op.db, 'access_grant', GRANT_COLUMNS, [[...facts, iso(op.now), 1, grantMac(keyring, grant)]]);
  op.record([`grant:${grant.id}`, `account:${accountId}`, `person:${engagerId}`], { accepted: 1 });
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
