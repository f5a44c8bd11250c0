import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { Failure, failures } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import type { HeldKeyring } from '../keyring/held-keyring.js';
import type { LogKey } from '../keyring/signer.js';
import { openCheckpoint, originOf, signCheckpoint, verifierKey, type Checkpoint } from './checkpoint.js';
import { readHead, readProvenHead } from './ledger.queries.js';
import { verifyConsistency } from './proof-check.js';
import { consistencyProof, rootAt } from './proof.js';
import { storedTree } from './stored-tree.js';

export const KeeperFailures = failures('ledger', {
  ROLLED_BACK: [
    'unavailable',
    'The log in the database is older than its last checkpoint: it was rolled back or truncated.',
  ],
  FORKED: ['unavailable', 'The log in the database is not the one its last checkpoint was signed for.'],
  BAD_MEMORY: ['unavailable', 'The checkpoint kept outside the database was changed or signed by another key.'],
});

/** A checkpoint as it lies outside the database; all null where the file is no checkpoint of this log. */
export interface KeptNote {
  day: string;
  size: number | null;
  root: string | null;
  note: string | null;
}

const DAY_NOTE = /^\d{4}-\d{2}-\d{2}\.note$/;

/**
 * Signs heads of the log and remembers the last one in files outside the database. It never signs a head that does not
 * extend what it signed before, so whoever can write the database cannot make it forget.
 */
export class CheckpointKeeper {
  readonly origin: string;
  /** C2SP verifier key, `name+hash+base64`. */
  readonly verifierKey: string;

  constructor(
    private readonly key: LogKey,
    private readonly keys: HeldKeyring,
    private readonly directory: string,
  ) {
    this.origin = originOf(key.publicKey);
    this.verifierKey = verifierKey(this.origin, key.publicKey);
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  }

  /** The newest note kept outside the database; null before the first. Throws `ledger.bad_memory`. */
  remembered(): { note: string; head: Checkpoint } | null {
    let note: string;
    try {
      note = readFileSync(this.latest, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw KeeperFailures.BAD_MEMORY();
    }
    try {
      return { note, head: openCheckpoint(note, this.verifierKey) };
    } catch {
      throw KeeperFailures.BAD_MEMORY();
    }
  }

  /** The newest note of each day, newest first; one that this key did not sign stays in the list, unread. */
  kept(): KeptNote[] {
    const files = readdirSync(this.directory).filter((name) => DAY_NOTE.test(name));
    return files
      .sort()
      .reverse()
      .map((name) => ({ day: name.slice(0, 10), ...this.read(join(this.directory, name)) }));
  }

  private read(file: string): Omit<KeptNote, 'day'> {
    try {
      const note = readFileSync(file, 'utf8');
      const { size, root } = openCheckpoint(note, this.verifierKey);
      return { size, root: root.toString('base64'), note };
    } catch {
      return { size: null, root: null, note: null };
    }
  }

  /** Compares the stored log with the outside memory: null when it extends it, else what is wrong. */
  async complaint(db: EntityManager): Promise<Failure | null> {
    try {
      const memory = this.remembered();
      const head = await readHead(db);
      if (memory && memory.head.size > head.frontier.size) return KeeperFailures.ROLLED_BACK();
      if (memory && !(await rootAt(storedTree(db), memory.head.size)).equals(memory.head.root))
        return KeeperFailures.FORKED();
      await readProvenHead(db, this.keys.current);
      return null;
    } catch (error) {
      return error instanceof Failure && error.kind === 'unavailable' ? error : KeeperFailures.FORKED();
    }
  }

  /** A signed note of the log as `db` sees it. Throws `ledger.rolled_back` or `ledger.forked` instead of signing a rewrite. */
  async sign(db: EntityManager, day: string): Promise<{ note: string; head: Checkpoint }> {
    // The memory first: a snapshot that begins with the next line is never older than what was signed before it.
    const memory = this.remembered();
    const { frontier } = await readProvenHead(db, this.keys.current);
    const head: Checkpoint = { origin: this.origin, size: frontier.size, root: frontier.root() };
    if (memory) {
      if (memory.head.size > head.size) throw KeeperFailures.ROLLED_BACK();
      const proof = await consistencyProof(storedTree(db), memory.head.size, head.size);
      const extended = verifyConsistency(memory.head.size, head.size, proof, memory.head.root, head.root);
      if (!extended) throw KeeperFailures.FORKED();
      if (memory.head.size === head.size) return memory;
    }
    const note = signCheckpoint(head, (bytes) => this.key.sign(bytes), this.key.publicKey);
    // Another signer may have remembered a larger head meanwhile: the memory only grows.
    if ((this.remembered()?.head.size ?? -1) < head.size) {
      this.keep(this.latest, note);
      this.keep(join(this.directory, `${day}.note`), note);
    }
    return { note, head };
  }

  /** A note of an earlier size of the log that `sign` has just vouched for in the same view; not remembered. */
  async signEarlier(db: EntityManager, size: number): Promise<{ note: string; head: Checkpoint }> {
    const { frontier } = await readHead(db);
    const head: Checkpoint = { origin: this.origin, size, root: await rootAt(storedTree(db), size) };
    const proof = await consistencyProof(storedTree(db), size, frontier.size);
    if (!verifyConsistency(size, frontier.size, proof, head.root, frontier.root())) throw KeeperFailures.FORKED();
    return { note: signCheckpoint(head, (bytes) => this.key.sign(bytes), this.key.publicKey), head };
  }

  /** Raw Ed25519 signature by the log key, for certificates and manifests. */
  signBytes(bytes: Uint8Array): string {
    return Buffer.from(this.key.sign(bytes)).toString('base64');
  }

  private get latest(): string {
    return join(this.directory, 'latest.note');
  }

  private keep(file: string, note: string): void {
    const next = `${file}.${newId()}`;
    writeFileSync(next, note, { mode: 0o600 });
    renameSync(next, file);
  }
}
