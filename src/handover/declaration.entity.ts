import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OffboardingCase } from './handover.entity.js';

/** What somebody who leaves says of further official accounts; a later one stands beside it and counts instead. */
@Entity('leaver_declaration')
@Index('leaver_declaration_case', ['caseId', 'id'])
export class LeaverDeclaration {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => OffboardingCase)
  @Column('varchar')
  caseId: string;
  /** The leaver, or HR in their place. */
  @Column('varchar') declaredBy: string;
  @Column('varchar') declaredAt: string;
  @Column('text') statement: string;
}

/** One account of a declaration: read as platform and handle where it could be, else as its address. */
@Entity('declared_account')
@Index('declared_account_declaration', ['declarationId', 'id'])
export class DeclaredAccount {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => LeaverDeclaration)
  @Column('varchar')
  declarationId: string;
  @Column('varchar', { nullable: true }) platform: string | null;
  @Column('varchar', { nullable: true }) handle: string | null;
  @Column('varchar', { nullable: true }) handleKey: string | null;
  @Column('varchar', { nullable: true }) profileUrl: string | null;
}
