import { encodeLeaf, leafHashText, parseLeaf, type Leaf } from '../../src/ledger/leaf.js';
import { completedNodes, Frontier } from '../../src/ledger/tree.js';
import type { Door } from './door.js';

const TABLES = ['ledger_leaf', 'ledger_node', 'ledger_head', 'ledger_subject', 'ledger_personal'];
const quoted = (text: string): string => `'${text.replace(/'/g, "''")}'`;

/** Somebody who may write every table of the log but holds no key. */
export class Forger {
  constructor(private readonly door: Door) {}

  async remember(): Promise<void> {
    for (const table of TABLES) await this.door.tamper(`create table kept_${table} as select * from ${table}`);
  }

  /** Puts the log back as it was remembered. */
  async restore(): Promise<void> {
    for (const table of TABLES) {
      await this.door.tamper(`delete from ${table}`);
      await this.door.tamper(`insert into ${table} select * from kept_${table}`);
    }
  }

  async bodies(): Promise<string[]> {
    return (await this.door.tamper('select body from ledger_leaf order by position')).map((row) => String(row['body']));
  }

  /** Changes one leaf and nothing that follows from it. */
  async edit(position: number, change: (leaf: Leaf) => Leaf): Promise<void> {
    const body = encodeLeaf(change(parseLeaf((await this.bodies())[position] as string)));
    await this.door.tamper(`update ledger_leaf set body = ${quoted(body)} where position = ${position}`);
  }

  /** Cuts the log to `size` leaves and makes tree and head fit. */
  async cut(size: number): Promise<void> {
    await this.rewrite((leaves) => leaves.slice(0, size));
  }

  /** Writes another history with every hash, node and head made to fit. */
  async rewrite(change: (leaves: Leaf[]) => Leaf[]): Promise<void> {
    const leaves = change((await this.bodies()).map((body) => parseLeaf(body)));
    await this.door.tamper(`delete from ledger_leaf where position >= ${leaves.length}`);
    await this.door.tamper(`delete from ledger_subject where position >= ${leaves.length}`);
    await this.door.tamper('delete from ledger_node');
    let prev = '';
    const hashes: Buffer[] = [];
    for (const [position, leaf] of leaves.entries()) {
      const body = encodeLeaf({ ...leaf, index: position, prev: position === 0 ? undefined : prev });
      prev = leafHashText(body);
      hashes.push(Buffer.from(prev, 'base64'));
      await this.door.tamper(
        `update ledger_leaf set body = ${quoted(body)}, hash = ${quoted(prev)} where position = ${position}`,
      );
    }
    const { after, nodes } = completedNodes(Frontier.empty(), hashes);
    for (const { level, position, hash } of nodes) {
      await this.door.tamper(
        `insert into ledger_node (level, position, hash) values (${level}, ${position}, ${quoted(hash.toString('base64'))})`,
      );
    }
    await this.door.tamper(
      `update ledger_head set size = ${after.size}, frontier = ${quoted(after.toText())}, last_hash = ${quoted(prev)}, last_time = ${quoted(leaves.at(-1)?.time ?? '')}`,
    );
  }
}
