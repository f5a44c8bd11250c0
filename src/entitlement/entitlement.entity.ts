import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who may hold what, where and for what (R08, R17). Rules end and are never edited; the MAC binds the row to the root key. */
@Entity('entitlement_rule')
@Index('entitlement_rule_live', ['endedAt', 'id'])
export class EntitlementRule {
  @PrimaryColumn('varchar') id: string;
  /** department, organisation, person or person_kind. */
  @Column('varchar') who: string;
  /** The department's or organisation's name as written, a person's id, or a kind of person. */
  @Column('varchar') value: string;
  /** JSON list of levels. */
  @Column('varchar') levels: string;
  /** JSON list of scopes. */
  @Column('varchar') scopes: string;
  /** Null is every platform. */
  @Column('varchar', { nullable: true }) platform: string | null;
  /** As written; null is every brand, and accounts without one. */
  @Column('varchar', { nullable: true }) brand: string | null;
  @Column('text') reason: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') createdBy: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('text', { nullable: true }) endedReason: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}
