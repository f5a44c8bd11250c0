import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Keyring } from '../keyring/keyring.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { leafHashText } from '../ledger/leaf.js';
import { isAuthenticHead } from '../ledger/ledger.mac.js';
import { Frontier } from '../ledger/tree.js';
import type { LogVerdict } from '../ledger/log-walk.js';
import { verifyLog, type VerifyOptions } from '../ledger/verifier.js';
import type { Operation } from '../operation/operation.js';
import {
  leavesAfter,
  storedHead,
  storedNodes,
  strayPosition,
  subjectsOf,
  textsOf,
  type StoredLeaf,
} from './log-check.queries.js';
import { agreesWithBody } from './stored-leaf.rules.js';

const LEAVES_AT_ONCE = 500;

/** Proves the stored log against signed notes, and every column, side table, node and head against the bodies. */
@Injectable()
export class LogCheck {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  /** Throws `checkpoint.bad_key` when the key cannot be read; never changes anything. */
  async run({ db }: Operation, heads: VerifyOptions): Promise<LogVerdict> {
    const pass = new Pass(db, this.keys.current);
    const verdict = await verifyLog(pass.lines(), heads);
    if (verdict.ok) return { ...verdict, ...(await pass.beside()) };
    // Tree and head follow from the bodies: on a broken chain only what stands beside single leaves says more.
    const place = pass.firstWrong;
    if (place === null || place >= (verdict.firstBadIndex ?? Infinity)) return verdict;
    return { ok: false, size: verdict.size, firstBadIndex: place, kind: 'edited' };
  }
}

type Beside = Pick<LogVerdict, 'firstBadIndex' | 'kind'> & { ok: false };

/** One walk over the stored leaves: hands out bodies and notes on the way what does not agree with them. */
class Pass {
  firstWrong: number | null = null;
  private frontier = Frontier.empty();
  private last: { hash: string; time: string } = { hash: '', time: '' };
  private readonly nodes = new Map<string, string>();

  constructor(
    private readonly db: EntityManager,
    private readonly keyring: Keyring,
  ) {}

  async *lines(): AsyncGenerator<string> {
    for (let after = -1; ;) {
      const leaves = await leavesAfter(this.db, after, LEAVES_AT_ONCE);
      const [first, last] = [leaves[0], leaves.at(-1)];
      if (!first || !last) return;
      const subjects = await subjectsOf(this.db, first.position, last.position);
      const texts = await textsOf(this.db, first.position, last.position);
      for (const leaf of leaves) {
        const agrees = agreesWithBody(leaf, {
          subjects: subjects.get(leaf.position) ?? [],
          personal: texts.get(leaf.entryId) ?? [],
        });
        if (!agrees) this.firstWrong ??= leaf.position;
        this.grow(leaf);
        yield leaf.body;
      }
      after = last.position;
    }
  }

  private grow(leaf: StoredLeaf): void {
    const hash = leafHashText(leaf.body);
    const size = this.frontier.size + 1;
    this.frontier = this.frontier.grow(Buffer.from(hash, 'base64'), (level, node) => {
      if (level % 8 === 0 && level <= 24) this.nodes.set(`${level}/${size / 2 ** level - 1}`, node.toString('base64'));
    });
    this.last = { hash, time: leaf.time };
  }

  /** The first thing beside the bodies that does not agree with them; null when all does. */
  async beside(): Promise<Beside | null> {
    if (this.firstWrong !== null) return { ok: false, firstBadIndex: this.firstWrong, kind: 'edited' };
    return (await this.wrongNode()) ?? (await this.wrongHead()) ?? (await this.stray());
  }

  private async wrongNode(): Promise<Beside | null> {
    const stored = await storedNodes(this.db);
    const wrong = stored.filter((node) => this.nodes.get(`${node.level}/${node.position}`) !== node.hash);
    const missing = stored.length - wrong.length < this.nodes.size;
    if (wrong.length === 0 && !missing) return null;
    const places = wrong.map((node) => node.position * 2 ** node.level);
    return {
      ok: false,
      firstBadIndex: places.length > 0 ? Math.min(...places) : null,
      kind: wrong.length > 0 ? 'edited' : 'deleted',
    };
  }

  private async wrongHead(): Promise<Beside | null> {
    const head = await storedHead(this.db);
    const size = this.frontier.size;
    if (!head) return size === 0 ? null : { ok: false, firstBadIndex: null, kind: 'deleted' };
    if (head.size > size) return { ok: false, firstBadIndex: size, kind: 'truncated' };
    if (head.size < size) return { ok: false, firstBadIndex: head.size, kind: 'inserted' };
    const last = { lastHash: this.last.hash, lastTime: this.last.time };
    const follows =
      head.frontier === this.frontier.toText() && head.lastHash === last.lastHash && head.lastTime === last.lastTime;
    // Everything fits together and yet it was not written with the root key: events put at the end by somebody else.
    const ours = isAuthenticHead(this.keyring, { frontier: this.frontier, ...last }, head.mac);
    return follows && ours ? null : { ok: false, firstBadIndex: null, kind: follows ? 'inserted' : 'edited' };
  }

  private async stray(): Promise<Beside | null> {
    const position = await strayPosition(this.db);
    return position === null ? null : { ok: false, firstBadIndex: position, kind: 'inserted' };
  }
}
