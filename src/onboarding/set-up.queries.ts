import type { EntityManager } from 'typeorm';
import { controllersOf } from '../access/control.js';
import type { StartValues } from '../accounts/own-address.queries.js';
import { oursNow, reliancesOf } from '../accounts/reliance.queries.js';
import { isRoleMailbox, phoneHolder } from '../accounts/reliance.rules.js';
import { list, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { sharesLogin, type Catalogue } from '../platforms/platform.js';
import { sharedLogins } from '../vault/shared-login.queries.js';
import type { SetUpEntry } from './onboarding.entity.js';
import { isAuthenticEntry } from './onboarding.mac.js';
import type { SetUpFacts } from './set-up.rules.js';

export interface SetUpSources {
  db: EntityManager;
  keyring: Keyring;
  now: Date;
  catalogue: Catalogue;
  settings: StartValues;
}

interface VaultRow {
  id: string;
  platform: string;
  accessModel: string;
  totps: number | string;
  keys: number | string;
  tested: number | string;
  storedAt: string | null;
}

const NO_BADGE = [null, 'none'];

/** What the set-up of these accounts is computed from, in as many queries for a hundred accounts as for one. */
export async function setUpFactsOf(
  { db, keyring, now, catalogue, settings }: SetUpSources,
  accountIds: readonly string[],
): Promise<Map<string, SetUpFacts>> {
  if (accountIds.length === 0) return new Map();
  const reliances = await reliancesOf(db, accountIds, await oursNow(db, settings));
  const controllers = await controllersOf(db, keyring, accountIds, now);
  const found = await rows<VaultRow>(db, vaultRows(catalogue, accountIds));
  return new Map(
    found.map((row) => {
      const reliance = reliances.get(row.id);
      const facts = {
        roleMailbox: reliance !== undefined && isRoleMailbox(reliance),
        companyPhone: reliance !== undefined && phoneHolder(reliance) === 'organisation',
        sharesLogin: sharesLogin(row.accessModel),
        factorInVault: Number(row.totps) + Number(row.keys) > 0,
        controllers: controllers.get(row.id)?.size ?? 0,
        isTested: Number(row.tested) > 0,
        storedAt: row.storedAt,
        hasBadge: !NO_BADGE.includes(catalogue.platforms.get(row.platform)?.badge ?? null),
      };
      return [row.id, facts];
    }),
  );
}

/**
 * A release of the current version proves that somebody tried it; a key counts when it is the factor on record. A login that is
 * kept on another account is this one's too.
 */
const vaultRows = (catalogue: Catalogue, accountIds: readonly string[]): Sql => sql`
  with login as (${sharedLogins(catalogue, sql`x.id in ${list(accountIds)}`)}
    union all select id, id from account where id in ${list(accountIds)})
  select a.id, a.platform, a.access_model as "accessModel",
    (select count(*) from credential c where c.account_id in (select w.other_id from login w where w.account_id = a.id) and c.kind = 'totp' and c.retired_at is null) as totps,
    (select count(*) from recovery_channel r where a.second_factor = 'security_key' and r.kind = 'security_key'
      and r.belongs_to = 'organisation' and r.status = 'active'
      and (a.second_factor_holder_id is null or a.second_factor_holder_id = r.holder_id)) as keys,
    (select max(v.created_at) from credential c join credential_version v
      on v.credential_id = c.id and v.number = c.current_version
      where c.account_id in (select w.other_id from login w where w.account_id = a.id) and c.kind in ('password', 'totp') and c.retired_at is null) as "storedAt",
    (select count(*) from credential c join credential_version v on v.credential_id = c.id and v.number = c.current_version
      where c.account_id in (select w.other_id from login w where w.account_id = a.id) and c.kind in ('password', 'totp') and c.retired_at is null and (
        exists (select 1 from exposure e where e.credential_id = c.id and e.number = v.number and e.kind = 'revealed')
        or exists (select 1 from ledger_subject s join ledger_leaf l on l.position = s.position
          where s.subject = 'credential:' || c.id and l.action = 'credential.code' and l.outcome = 'done'
            and l.time >= v.created_at))) as tested
  from account a where a.id in ${list(accountIds)}`;

type Row = SetUpEntry & { leaf: string | null };

const ENTRIES = sql`select e.id, e.account_id as "accountId", e.gate, e.kind, e.by_id as "byId", e.capacity, e.at,
  e.evidence_kind as "evidenceKind", e.evidence, e.reason, e.review_on as "reviewOn", e.verified_by as "verifiedBy",
  e.verified_at as "verifiedAt", e.version, e.mac,
  (select l.body from ledger_leaf l where l.mark = 'set_up:' || e.account_id || ':' || e.gate
    order by l.position desc limit 1) as leaf`;

/** The newest believed entry of each gate of these accounts, by `account:gate`. */
export async function newestEntries(
  db: EntityManager,
  keyring: Keyring,
  accountIds: readonly string[],
): Promise<Map<string, SetUpEntry>> {
  if (accountIds.length === 0) return new Map();
  const found = await rows<Row>(
    db,
    sql`${ENTRIES} from set_up_entry e where e.account_id in ${list(accountIds)} order by e.account_id, e.gate, e.id`,
  );
  const newest = new Map<string, SetUpEntry>();
  for (const { leaf, ...entry } of found)
    if (isAuthenticEntry(keyring, entry) && isAsLogged(entry, leaf)) newest.set(entryKey(entry), entry);
  return newest;
}

export const entryKey = ({ accountId, gate }: Pick<SetUpEntry, 'accountId' | 'gate'>): string => `${accountId}:${gate}`;

/** At least as new as the newest leaf says: an entry that was followed by another one does not come back. */
function isAsLogged({ id, version }: SetUpEntry, leaf: string | null): boolean {
  if (leaf === null) return true;
  const { entry, version: logged } = (JSON.parse(leaf) as { details: { entry: string; version: number } }).details;
  return id > entry || (id === entry && version >= logged);
}
