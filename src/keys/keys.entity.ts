import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key-encryption key, wrapped by the root key. Life: pending → active → retired → destroyed. */
@Entity('kek')
export class Kek {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') state: string;
  @Column('varchar') alg: string;
  @Column('varchar') nonce: string;
  @Column('varchar', { nullable: true }) wrapped: string | null;
  @Column('varchar') createdAt: string;
  @Column('varchar', { nullable: true }) activatedAt: string | null;
  @Column('varchar', { nullable: true }) retiredAt: string | null;
}

/** One row: derived from the root key, so that a wrong root key is known before it is used. */
@Entity('key_check')
export class KeyCheck {
  @PrimaryColumn('integer') id: number;
  @Column('varchar') value: string;
}
