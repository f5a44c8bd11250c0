import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { standingsFor } from '../access/standing.rules.js';
import { list, one, rows, run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { isPerson } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { readSecret, type Kind, type ReadSecret } from './credential-kind.rules.js';
import { insertExposures } from './exposure.queries.js';
import type { Seen } from './exposure.rows.js';
import { nextNumber } from './staged.queries.js';
import { Credential } from './vault.entity.js';
import { VersionWriter } from './version-writer.js';

export interface ImportedSecret {
  kind: Kind;
  label: string;
  value: unknown;
  /** The item's revision date, an instant. */
  setAt: string;
}

export interface ImportedCredential {
  credentialId: string;
  /** Number of the version that is current now. */
  version: number;
  /** False when the vault already holds this revision or a later one. */
  changed: boolean;
}

/** The part of an account that an import has already matched. */
export interface ImportTarget {
  id: string;
  accessModel: string;
}

interface Known {
  id: string;
  currentVersion: number;
  version: number;
  setAt: string;
}

/** Takes secrets over from another vault, and with them the fact that people have seen them. */
@Injectable()
export class ImportedSecrets {
  constructor(@Inject(VersionWriter) private readonly versions: VersionWriter) {}

  /**
   * Stores one secret of an account: as a new credential, as a new version of the one of its kind, or not at all when what is
   * there is as new. Leaves its leaf in `op`. Throws `vault.bad_value` or `vault.bad_seed`.
   */
  async storeImported(op: Operation, account: ImportTarget, input: ImportedSecret): Promise<ImportedCredential> {
    const secret = readSecret(input.kind, input.value);
    const setAt = new Date(input.setAt).toISOString();
    const known = await knownOf(op.db, account.id, input.kind);
    if (known && known.setAt >= setAt) return { credentialId: known.id, version: known.currentVersion, changed: false };
    const credentialId = known?.id ?? newId();
    const number = known ? await nextNumber(op.db, known.id) : 1;
    if (known) await advance(op.db, known, number, secret);
    else await op.db.insert(Credential, this.rowOf(op, account, credentialId, input, secret));
    await this.versions.write(op, {
      accountId: account.id,
      credentialId,
      kind: input.kind,
      number,
      secret,
      setAt,
      origin: 'imported',
    });
    await noteWhoHasSeen(op, account, { credentialId, number, kind: input.kind, setAt });
    return { credentialId, version: number, changed: true };
  }

  private rowOf(
    op: Operation,
    account: ImportTarget,
    id: string,
    { kind, label }: ImportedSecret,
    { expiresOn }: ReadSecret,
  ) {
    return {
      id,
      accountId: account.id,
      kind,
      label: label.slice(0, 200),
      currentVersion: 1,
      expiresOn,
      retiredAt: null,
      createdAt: iso(op.now),
      version: 1,
    };
  }
}

/** The account's oldest credential of a kind: an import knows kinds, not which of several is meant. */
const knownOf = (db: EntityManager, accountId: string, kind: string): Promise<Known | null> =>
  one(
    db,
    sql`select c.id, c.current_version as "currentVersion", c.version, v.set_at as "setAt" from credential c
        join credential_version v on v.credential_id = c.id and v.number = c.current_version
        where c.account_id = ${accountId} and c.kind = ${kind} and c.retired_at is null order by c.id limit 1`,
  );

const advance = (db: EntityManager, known: Known, number: number, { expiresOn }: ReadSecret): Promise<number> =>
  run(
    db,
    sql`update credential set current_version = ${number}, expires_on = ${expiresOn}, version = ${known.version + 1}
        where id = ${known.id}`,
  );

/** The importer, when it is a person, and as presumed everybody who could see it where it was kept before. */
async function noteWhoHasSeen(
  op: Operation,
  account: ImportTarget,
  { credentialId, number, kind, setAt }: { credentialId: string; number: number; kind: string; setAt: string },
): Promise<void> {
  const now = iso(op.now);
  const seen: Seen[] = isPerson(op.actor)
    ? [{ credentialId, number, personId: op.actor.id, kind: 'imported', at: now }]
    : [];
  for (const { personId, since } of await holdersBetween(op.db, account, kind, setAt.slice(0, 10), now.slice(0, 10))) {
    // They could see it from the day both the value and their right were there.
    const began = `${since}T00:00:00.000Z`;
    seen.push({ credentialId, number, personId, kind: 'presumed', at: began > setAt ? began : setAt });
  }
  await insertExposures(op.db, seen);
}

/** Who held, on any day between the two, a right that shows such a thing; each once, with the first day of it. */
const holdersBetween = (
  db: EntityManager,
  account: ImportTarget,
  kind: string,
  from: string,
  to: string,
): Promise<{ personId: string; since: string }[]> => {
  const allowed = list([...standingsFor('credential.reveal', kind, account.accessModel)]);
  return rows(
    db,
    sql`select person_id as "personId", min(since) as since from (
          select g.person_id, g.since from access_grant g
          where g.account_id = ${account.id} and g.level in ${allowed} and g.since <= ${to}
            and (g.ended_on is null or g.ended_on > ${from}) and (g.until is null or g.until >= ${from})
          union all
          select s.person_id, s.since from seat s
          where s.account_id = ${account.id} and s.seat in ${allowed} and s.since <= ${to}
            and (s.ended_on is null or s.ended_on > ${from})
        ) held group by person_id order by person_id`,
  );
};
