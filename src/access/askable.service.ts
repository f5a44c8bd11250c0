import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { accountByKey, findAccount } from '../accounts/account.queries.js';
import { sql } from '../database/sql.js';
import { answerTo, type RuleInForce } from '../entitlement/entitlement.rules.js';
import { rulesInForce } from '../entitlement/rulebook.queries.js';
import { day } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Person } from '../people/person.entity.js';
import { personById } from '../people/person.queries.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { handleKey } from '../platforms/handle.rules.js';
import { LEVELS, SCOPES, scopeOf } from '../platforms/levels.js';
import { recogniseUrl } from '../platforms/url.rules.js';
import { Settings } from '../settings/settings.js';
import { AccessFailures } from './access.failures.js';
import type { AskableLevelView, AskableView } from './askable.view.js';
import { possibleDeciders } from './desk.queries.js';
import { grantDuring, provenGrants } from './grant.queries.js';
import { lastPossibleDay } from './grant.rules.js';
import type { AskableQuery } from './request.dto.js';
import { refusalToTicket } from './ticket.rules.js';

/**
 * What somebody may ask for. An account is named by its id, which must have been told to them, or by the public address of its
 * profile: that an active account is official is what anyone may ask anyway, so this tells nobody of an account they could not
 * know. All others are unknown in one and the same way.
 */
@Injectable()
export class Askable {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /** Throws `access.unknown_profile` (404), and what an address is refused with that belongs to no account. */
  async of(op: Operation, query: AskableQuery): Promise<AskableView> {
    const { db, actor, now } = op;
    const account = await this.named(op, query);
    if (account?.status !== 'active') throw AccessFailures.UNKNOWN_PROFILE();
    const keyring = this.keys.current;
    const person = await personById(db, actor.id);
    const held = sql`g.account_id = ${account.id} and g.person_id = ${actor.id} and ${grantDuring('g', day(now), null)}`;
    const { id, platform, handle, displayName, brand, criticality } = account;
    return {
      ...{ id, platform, handle, displayName, brand },
      levels: levelsFor(await rulesInForce(db, keyring), account, person),
      ticketNeeded: refusalToTicket(null, criticality, this.settings) !== null,
      lastPossibleDay: lastPossibleDay(criticality, this.settings.maxGrantDays, day(now)),
      deciders: (await possibleDeciders(db, keyring, id, now, actor.id)).length,
      held: (await provenGrants(db, keyring, held)).map(({ level, scope, until }) => ({
        ...{ level, scope: scopeOf(scope), until },
      })),
    };
  }

  private async named({ db }: Operation, { accountId, profileUrl }: AskableQuery): Promise<Account | null> {
    if (accountId !== undefined) return findAccount(db, accountId);
    const catalogue = await this.catalogue.all(db);
    const read = recogniseUrl(catalogue, profileUrl ?? '');
    if (read instanceof Failure) throw read;
    const others = read.alsoPossible.map((id) => catalogue.platforms.get(id));
    for (const platform of [read.platform, ...others]) {
      const account = platform ? await accountByKey(db, platform.id, handleKey(platform, read.handle)) : null;
      if (account?.status === 'active') return account;
    }
    return null;
  }
}

const levelsFor = (rules: readonly RuleInForce[], account: Account, person: Person): AskableLevelView[] =>
  LEVELS.map((level) => ({
    level,
    scopes: SCOPES.filter((scope) => answerTo(rules, { account, person, level, scope }).allowed),
  }));
