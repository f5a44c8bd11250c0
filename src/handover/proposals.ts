import { Inject, Injectable } from '@nestjs/common';
import { accountables } from '../accounts/brand.queries.js';
import { rows, sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { fold } from '../kernel/fold.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import {
  firstAsked,
  proposeFirst,
  proposeLeastLoaded,
  type Asking,
  type Proposed,
  type Sought,
  type Worker,
} from './proposing.rules.js';
import { Readiness } from './readiness.js';
import { candidatesOf } from './successor.queries.js';
import { soughtOf, workersOn } from './worker.queries.js';

/** Whose accounts look for somebody, and in which case. */
export interface About {
  leaverId: string;
  managerId: string | null;
  /** Null while the case is not written yet: nobody can have refused in it. */
  caseId: string | null;
  /** Nobody hears of it yet who has nothing to do with account or leaver: a case the leaver must not know of, before its cut. */
  quiet: boolean;
}

/** Looks for successors: for one account or for ten thousand in the same few statements. */
@Injectable()
export class Proposals {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Who is proposed for each account; nobody where nobody can. */
  async of(op: Operation, accountIds: readonly string[], about: About): Promise<Map<string, Proposed>> {
    if (accountIds.length === 0) return new Map();
    const accounts = await soughtOf(op.db, this.keys.current, accountIds);
    const asking = await this.asking(op, accounts, about, []);
    const first = accounts.map((account) => [account, proposeFirst(account, asking)] as const);
    const found = new Map(first.flatMap(([{ id }, proposed]) => (proposed ? [[id, proposed] as const] : [])));
    const left = first.filter(([, proposed]) => proposed === null).map(([account]) => account);
    if (left.length === 0 || about.quiet) return found;
    const workers = await workersOn(op.db, this.keys.current, day(op.now));
    const ready = await this.asking(op, left, about, workers);
    return new Map([...found, ...proposeLeastLoaded(left, workers, ready)]);
  }

  /** Everything that decides, for these accounts, about whoever may be asked first and about these workers. */
  async asking(
    op: Operation,
    accounts: readonly Sought[],
    { leaverId, managerId, caseId, quiet }: About,
    workers: readonly Worker[],
  ): Promise<Asking> {
    const [db, keyring, today] = [op.db, this.keys.current, day(op.now)];
    const leaver = (await candidatesOf(db, keyring, [leaverId])).get(leaverId);
    const facts = {
      ...{ leaverId, managerId, actorId: op.actor.id, today },
      department: leaver?.department ? fold(leaver.department) : null,
      accountables: quiet ? new Map<string, string>() : await accountables(db, keyring),
      refused: caseId === null ? new Set<string>() : await refusersOf(op, caseId),
    };
    const unready = { ...facts, candidates: new Map(), isReady: () => true };
    const first = new Set(accounts.flatMap((account) => firstAsked(account, unready).map(([id]) => id)));
    const ids = [...first].filter((id) => id !== null);
    const candidates = await candidatesOf(db, keyring, ids);
    const readiness = await this.readiness(op, [...ids, ...workers.map(({ candidate }) => candidate.id)]);
    const known = new Map<string, boolean>();
    return {
      ...facts,
      candidates,
      isReady: (candidate, { platform, brand }) => {
        const key = JSON.stringify([candidate.id, platform, brand]);
        const isReady = known.get(key) ?? readiness.lacks(candidate, { platform, brand }).length === 0;
        known.set(key, isReady);
        return isReady;
      },
    };
  }

  readiness(op: Operation, personIds: readonly string[]): Promise<Readiness> {
    const about = { today: day(op.now), grace: this.settings };
    return Readiness.of(op.db, this.keys.current, personIds, about);
  }
}

/** Who refused an account of the case: nobody is proposed a second time in it. */
export async function refusersOf(op: Operation, caseId: string): Promise<Set<string>> {
  const found = await rows<{ personId: string }>(
    op.db,
    sql`select distinct person_id as "personId" from handover_refusal where case_id = ${caseId}`,
  );
  return new Set(found.map(({ personId }) => personId));
}
