import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AccessFailures } from '../access/access.failures.js';
import { sayOf } from '../access/deciders.js';
import type { Account } from '../accounts/account.entity.js';
import { lockAccount } from '../accounts/account.queries.js';
import { visibleAccount } from '../accounts/visible.queries.js';
import { insertRows } from '../database/sql.js';
import { addSeconds, day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import { tryable } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import type { Platform } from '../platforms/platform.js';
import { addressKeyOf } from './address.rules.js';
import type { AddCapture, CaptureRowsQuery } from './capture.dto.js';
import {
  captureById,
  capturePage,
  everybody,
  holdersByAddress,
  rememberedOn,
  rowPage,
  type NamedCapture,
  type NamedRow,
} from './capture.queries.js';
import type { Added } from './capture.view.js';
import { Comparisons } from './comparisons.js';
import { readList, saidRoles } from './given-list.js';
import type { Reading } from './list.rules.js';
import { Directory, type Match } from './match.rules.js';
import { NativeCapture } from './reconciliation.entity.js';
import { ReconciliationFailures } from './reconciliation.failures.js';
import { Pictures, type KeptPicture } from './pictures.js';

const OLDEST_SECONDS = 366 * 86_400;
const ROW_COLUMNS =
  'id capture_id number name name_key role levels state matched_by person_id label candidates version'.split(' ');

/** A page of lists, with what its reader may do about them. */
export type Listed = Page<NamedCapture> & { can: string[] };

/** The platform's own lists, as people saw them. A list is never changed: a newer one follows it. */
@Injectable()
export class Captures {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(Pictures) private readonly pictures: Pictures,
    @Inject(Comparisons) private readonly comparisons: Comparisons,
  ) {}

  /** Keeps a list: names, roles and whom they mean; whatever else was in it is counted and kept nowhere. */
  async add(op: Operation, accountId: string, input: AddCapture): Promise<Added> {
    const account = await this.writable(op, accountId);
    this.refuseDay(op, input.capturedOn);
    if (input.source === 'screenshot' && (input.picture === undefined || input.rows === undefined))
      throw ReconciliationFailures.NEEDS_PICTURE();
    const picture = input.picture === undefined ? null : this.pictures.read(input.picture);
    const platform = await this.catalogue.platform(op.db, account.platform);
    const directory = await this.directory(op, account, platform);
    const reading = readList(input, {
      platform,
      said: saidRoles(input.roles),
      known: (key) => directory.knows(key),
    });
    const matches = reading.rows.map((row) => directory.match(row));
    const capture = await this.keep(op, account, input, { reading, matches, picture });
    const ghosts = (await this.comparisons.of(op, accountId)).filter(
      ({ kind, accepted }) => kind === 'ghost' && !accepted,
    );
    op.announce('capture.added', { captureId: capture.id, accountId, ghosts: ghosts.length });
    return { capture, dropped: reading.dropped, states: matches.map(({ state }) => state) };
  }

  async list(op: Operation, accountId: string, asked: { limit: number; cursor?: string }): Promise<Listed> {
    const account = await this.readable(op, accountId);
    const can = tryable(op.actor, [['capture.add', await this.mayWrite(op, account)]]);
    return { ...(await capturePage(op.db, accountId, asked)), can };
  }

  async show(op: Operation, id: string): Promise<NamedCapture> {
    const capture = await captureById(op.db, id);
    if (!capture) throw ReconciliationFailures.UNKNOWN_CAPTURE();
    await this.readable(op, capture.accountId);
    return capture;
  }

  async rows(op: Operation, id: string, query: CaptureRowsQuery): Promise<Page<NamedRow>> {
    const capture = await this.show(op, id);
    return rowPage(op.db, capture.id, query);
  }

  /** Admins, auditors and whoever answers for the account. Throws account.unknown, access.not_owner. */
  async readable(op: Operation, accountId: string): Promise<Account> {
    const account = await visibleAccount(op, accountId, this.keys.current);
    if (!holds(op.actor, 'admin', 'auditor') && (await sayOf(op, this.keys.current, accountId)) === null)
      throw AccessFailures.NOT_OWNER();
    return account;
  }

  /** The account, held, for whoever has a say over it. */
  async writable(op: Operation, accountId: string): Promise<Account> {
    await visibleAccount(op, accountId, this.keys.current);
    op.about(`account:${accountId}`);
    await lockAccount(op.db, accountId);
    if ((await sayOf(op, this.keys.current, accountId)) === null) throw AccessFailures.NOT_OWNER();
    const account = await visibleAccount(op, accountId, this.keys.current);
    if (account.status === 'closed') throw ReconciliationFailures.ACCOUNT_CLOSED();
    return account;
  }

  /** Does the actor have a say over an account that still takes lists? Asked for views; an act asks again, under locks. */
  async mayWrite(op: Operation, account: Account): Promise<boolean> {
    return account.status !== 'closed' && (await sayOf(op, this.keys.current, account.id)) !== null;
  }

  private refuseDay(op: Operation, capturedOn: string): void {
    if (capturedOn > day(op.now) || capturedOn < day(addSeconds(op.now, -OLDEST_SECONDS)))
      throw ReconciliationFailures.FUTURE();
  }

  private async directory(op: Operation, account: Account, platform: Platform): Promise<Directory> {
    const holders = await holdersByAddress(op.db, platform.id);
    const holderOf = (link: string): string | null => holders.get(addressKeyOf(link, platform) ?? '') ?? null;
    return new Directory(await everybody(op.db), await rememberedOn(op.db, account.id), holderOf);
  }

  private async keep(
    op: Operation,
    account: Account,
    input: AddCapture,
    { reading, matches, picture }: { reading: Reading; matches: readonly Match[]; picture: KeptPicture | null },
  ): Promise<NamedCapture> {
    const { emails, handles, phones, links, other } = reading.dropped;
    const capture: NativeCapture = {
      id: newId(),
      accountId: account.id,
      capturedOn: input.capturedOn,
      source: input.source,
      capturedBy: op.actor.id,
      createdAt: iso(op.now),
      rowCount: reading.rows.length,
      droppedCount: emails + handles + phones + links + other,
      hash: createHash('sha256')
        .update(JSON.stringify(reading.rows.map(({ name, role, levels }) => [name, role, levels])))
        .digest('base64'),
      pictureType: picture?.type ?? null,
      pictureHash: picture?.hash ?? null,
    };
    await op.db.insert(NativeCapture, capture);
    if (picture) await this.pictures.keep(op, capture, picture);
    await this.keepRows(op, capture.id, reading, matches);
    const { id, capturedOn, source, rowCount, droppedCount, hash, pictureHash } = capture;
    op.record([`capture:${id}`], { capturedOn, source, rows: rowCount, dropped: droppedCount, hash, pictureHash });
    return { ...capture, authorName: op.actor.name };
  }

  private async keepRows(op: Operation, id: string, { rows }: Reading, matches: readonly Match[]): Promise<void> {
    const records = rows.map(({ name, nameKey, role, levels }, n) => {
      const { state, matchedBy, personId, label, candidates } = matches[n] as Match;
      const asked = candidates.length === 0 ? null : JSON.stringify(candidates);
      const read = [name, nameKey, role, levels === null ? null : levels.join(',')];
      return [newId(), id, n + 1, ...read, state, matchedBy, personId, label, asked, 1];
    });
    await insertRows(op.db, 'native_row', ROW_COLUMNS, records);
  }
}
