import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Person } from '../people/person.entity.js';

/** Somebody asks for a new official account; decided requests stay for ever. The MAC binds what is asked to the root key. */
@Entity('account_request')
@Index('account_request_account', ['accountId'], { unique: true })
@Index('account_request_requester', ['requesterId', 'id'])
@Index('account_request_state', ['state', 'expiresAt'])
@Index('account_request_brand', ['brandKey', 'id'])
export class AccountRequest {
  @PrimaryColumn('varchar') id: string;
  /** The account it would become, in state `requested` meanwhile. */
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  requesterId: string;
  /** pending, changes_asked, approved, rejected, withdrawn or expired. */
  @Column('varchar') state: string;
  @Column('text') reason: string;
  @Column('varchar') displayName: string;
  @Column('text') purpose: string;
  @Column('text') audience: string;
  @Column('varchar') brand: string;
  /** The brand without case and accents. */
  @Column('varchar') brandKey: string;
  @Column('varchar') ownerEntity: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  ownerId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  backupOwnerId: string;
  @Column('varchar') criticality: string;
  @Column('varchar') accessModel: string;
  @Column('varchar', { nullable: true }) registrationEmail: string | null;
  @Column('varchar', { nullable: true }) recoveryPhone: string | null;
  /** A JSON list of https addresses. */
  @Column('text') links: string;
  /** Counts what was asked: a decision is about one revision and falls with the next. */
  @Column('integer') revision: number;
  /** Handle, names and brand without case and accents. */
  @Column('text') searchText: string;
  @Column('varchar') createdAt: string;
  /** Unanswered until then, it expires. */
  @Column('varchar') expiresAt: string;
  /** When its coming end was announced. */
  @Column('varchar', { nullable: true }) warnedAt: string | null;
  @Column('varchar', { nullable: true }) decidedAt: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}

/** One person's yes or no to one revision of a request. Never changed, never deleted. */
@Entity('account_decision')
@Index('account_decision_request', ['requestId', 'id'])
export class AccountDecision {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => AccountRequest)
  @Column('varchar')
  requestId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  /** admin, or accountable for the brand. */
  @Column('varchar') capacity: string;
  /** approved or rejected. */
  @Column('varchar') verdict: string;
  @Column('integer') revision: number;
  @Column('text') reason: string;
  @Column('varchar') at: string;
  @Column('varchar') mac: string;
}

/** What else was said and done about a request. */
@Entity('account_request_event')
@Index('account_request_event_request', ['requestId', 'id'])
export class AccountRequestEvent {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => AccountRequest)
  @Column('varchar')
  requestId: string;
  /** comment, changes_asked, changed, withdrawn or expired. */
  @Column('varchar') kind: string;
  /** A person, or the service. */
  @Column('varchar') byId: string;
  @Column('varchar') at: string;
  @Column('text', { nullable: true }) text: string | null;
  /** JSON: `[{field, old, new}]`. */
  @Column('text', { nullable: true }) changes: string | null;
}

/** Somebody vouches for a gate of the set-up, or leaves it out until a day. The newest of a gate counts. */
@Entity('set_up_entry')
@Index('set_up_entry_gate', ['accountId', 'gate', 'id'])
@Index('set_up_entry_review', ['kind', 'reviewOn'])
export class SetUpEntry {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  @Column('varchar') gate: string;
  /** attested or waived. */
  @Column('varchar') kind: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  byId: string;
  /** As what they acted: admin or owner. */
  @Column('varchar') capacity: string;
  @Column('varchar') at: string;
  /** text or link, of an attestation. */
  @Column('varchar', { nullable: true }) evidenceKind: string | null;
  @Column('text', { nullable: true }) evidence: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  /** Last day on which a waiver counts. */
  @Column('varchar', { nullable: true }) reviewOn: string | null;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  verifiedBy: string | null;
  @Column('varchar', { nullable: true }) verifiedAt: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}
