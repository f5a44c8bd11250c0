import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line of the log, exactly as it is hashed and exported. Rows are added, never changed. */
@Entity('ledger_leaf')
@Index('ledger_leaf_mark', ['mark', 'position'])
@Index('ledger_leaf_action', ['action', 'position'])
@Index('ledger_leaf_actor', ['actorId', 'position'])
export class LedgerLeaf {
  /** The leaf's index in the tree. */
  @PrimaryColumn('integer') position: number;
  @Column('text') body: string;
  /** Base64 of SHA-256(0x00 ‖ body). */
  @Column('varchar') hash: string;
  /** Id of the act that left it: an act has its leaf once, whatever crashes. */
  @Index('ledger_leaf_entry', { unique: true })
  @Column('varchar')
  entryId: string;
  @Column('varchar') time: string;
  @Column('varchar') action: string;
  @Column('varchar') actorId: string;
  @Column('varchar') outcome: string;
  /** Names the row whose newest state this leaf fixes, e.g. `credential:<id>`: what a rollback is compared with. */
  @Column('varchar', { nullable: true }) mark: string | null;
}

/** Which leaves speak of a record. */
@Entity('ledger_subject')
export class LedgerSubject {
  @PrimaryColumn('varchar') subject: string;
  @PrimaryColumn('integer') position: number;
}

/** Root of a complete subtree of 256, 65 536 … leaves, so that a proof reads a few hundred hashes and not a million. */
@Entity('ledger_node')
export class LedgerNode {
  @PrimaryColumn('integer') level: number;
  @PrimaryColumn('integer') position: number;
  @Column('varchar') hash: string;
}

/** The one row everybody who appends must hold. */
@Entity('ledger_head')
export class LedgerHead {
  @PrimaryColumn('integer') id: number;
  @Column('integer') size: number;
  @Column('text') frontier: string;
  @Column('varchar') lastHash: string;
  @Column('varchar') lastTime: string;
  /** Under the root key: whoever can only write the database cannot put events of their own at the end of the log. */
  @Column('varchar') mac: string;
}

/** PostgreSQL only: an act's entry commits with the act and waits here for its place in the tree. */
@Entity('ledger_entry')
export class LedgerEntry {
  @PrimaryColumn('varchar') id: string;
  @Column('text') body: string;
  /** Under the root key: a planted entry never reaches the tree. */
  @Column('varchar') mac: string;
}

/** Personal text of a leaf: the leaf keeps SHA-256(salt ‖ payload), so erasing this row leaves tree and proofs valid. */
@Entity('ledger_personal')
export class LedgerPersonal {
  @PrimaryColumn('varchar') entryId: string;
  @PrimaryColumn('varchar') field: string;
  @Column('varchar') salt: string;
  @Column('text') payload: string;
}
