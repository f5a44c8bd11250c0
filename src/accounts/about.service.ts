import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '../database/sql.js';
import { Failure } from '../kernel/failure.js';
import { decodePosition, pageOf } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { ListQuery } from '../operation/page.dto.js';
import { nameAmong, fullNames } from '../people/names.queries.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { handleKey } from '../platforms/handle.rules.js';
import { profileUrlOf, recogniseUrl } from '../platforms/url.rules.js';
import { channelOf, countStates, DATED_FIELDS, knownUnder, relyingToo, statesBefore } from './about.queries.js';
import { differing } from './about.rules.js';
import type {
  AccountChangePage,
  ChannelView,
  PlatformChoiceView,
  RecognisedView,
  RecoveryWaysView,
  RecoveryWayView,
} from './about.view.js';
import type { Account } from './account.entity.js';
import { visibleAccount, visibleTo } from './visible.queries.js';

/** The highest number both databases keep in a column of whole numbers. */
const HIGHEST = 2_147_483_647;

/** What there is to know about an account beside its facts: its past, its ways of recovery, and whether it is known at all. */
@Injectable()
export class AboutAccounts {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /** Reads a pasted address as registering it would; the same failures. */
  async recognise(op: Operation, url: string): Promise<RecognisedView> {
    const catalogue = await this.catalogue.all(op.db);
    const read = recogniseUrl(catalogue, url);
    if (read instanceof Failure) throw read;
    const { platform, handle, key, immutableId, parts } = read;
    const others = read.alsoPossible.map((id) => catalogue.platforms.get(id)).filter((other) => other !== undefined);
    const keys = [
      { platform: platform.id, key },
      ...others.map((other) => ({ platform: other.id, key: handleKey(other, handle) })),
    ];
    const choice = ({ id, name }: PlatformChoiceView): PlatformChoiceView => ({ id, name });
    return {
      platform: choice(platform),
      handle,
      profileUrl: profileUrlOf(platform, handle, parts),
      platformUid: immutableId,
      alsoPossible: others.map(choice),
      known: await knownUnder(op.db, keys, await visibleTo(op, this.keys.current)),
    };
  }

  /** What was changed and when, newest first; who did is in the audit log. */
  async history(op: Operation, id: string, { limit, cursor }: ListQuery): Promise<AccountChangePage> {
    const account = await visibleAccount(op, id, this.keys.current);
    const before = cursor === undefined ? HIGHEST : Math.min(decodePosition(cursor), HIGHEST);
    const states = await statesBefore(op.db, id, before, limit + 1);
    const names = await fullNames(
      op.db,
      states.map((state) => state['secondFactorHolderId'] ?? null),
    );
    const named = (value: string | null): string | null => nameAmong(names, value);
    const items = states.map((state, n) => {
      const older = states[n + 1];
      const changes = older ? differing(older, state, DATED_FIELDS) : [];
      return {
        number: Number(state.number),
        at: state.validFrom === '' ? account.createdAt : state.validFrom,
        changes: changes.map((change) =>
          change.field === 'secondFactorHolderId'
            ? { ...change, before: named(change.before), after: named(change.after) }
            : change,
        ),
      };
    });
    return pageOf(items, limit, await countStates(op.db, id), ({ number }) => [number]);
  }

  /** Whoever holds one of these gets in: the mailbox, the phone, the second factor. */
  async recoveryWays(op: Operation, id: string): Promise<RecoveryWaysView> {
    const account = await visibleAccount(op, id, this.keys.current);
    const visible = await visibleTo(op, this.keys.current);
    const ways = [
      await this.way(op, account, 'registration_email', visible),
      await this.way(op, account, 'recovery_phone', visible),
      await secondFactor(op, account),
    ];
    return { items: ways.filter((way) => way !== null) };
  }

  private async way(
    op: Operation,
    account: Account,
    use: 'registration_email' | 'recovery_phone',
    visible: Sql | null,
  ): Promise<RecoveryWayView | null> {
    const value = use === 'registration_email' ? account.registrationEmail : account.recoveryPhone;
    if (value === null) return null;
    const channel = await channelOf(op.db, use === 'registration_email' ? 'mailbox' : 'phone', value);
    const others = await relyingToo(op.db, account, use, value, visible);
    return { use, value, channel: channel && channelView(channel), others };
  }
}

const channelView = (channel: ChannelView): ChannelView => {
  const { belongsTo, label, ownerEntity, holderId, holder, status, verifiedOn } = channel;
  return { belongsTo, label, ownerEntity, holderId, holder, status, verifiedOn };
};

/** A device somebody carries: theirs, whoever pays for it. */
async function secondFactor(op: Operation, account: Account): Promise<RecoveryWayView | null> {
  const { secondFactor: value, secondFactorHolderId: holderId } = account;
  if (value === null) return null;
  const holder = nameAmong(await fullNames(op.db, [holderId]), holderId);
  const nothing = { label: null, ownerEntity: null, status: 'active', verifiedOn: null };
  const channel = holderId === null ? null : { belongsTo: 'person', holderId, holder, ...nothing };
  return { use: 'second_factor', value, channel, others: 0 };
}
