import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from './account.entity.js';

/** A document that belongs to an account and is kept elsewhere: guidelines, a contract, a proof of ownership. */
@Entity('account_document')
@Index('account_document_live', ['accountId', 'removedAt', 'id'])
export class AccountDocument {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  @Column('varchar') kind: string;
  @Column('varchar') title: string;
  /** https only. */
  @Column('varchar') url: string;
  @Column('varchar') addedBy: string;
  @Column('varchar') addedAt: string;
  @Column('varchar', { nullable: true }) removedBy: string | null;
  @Column('varchar', { nullable: true }) removedAt: string | null;
}
