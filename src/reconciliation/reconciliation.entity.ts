import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Person } from '../people/person.entity.js';

/** The platform's own list of who may do what on an account, as somebody saw it on a day. Never changed, only followed by a newer one. */
@Entity('native_capture')
@Index('native_capture_newest', ['accountId', 'capturedOn', 'id'])
export class NativeCapture {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  /** The day it was seen on the platform. */
  @Column('varchar') capturedOn: string;
  /** paste, csv or screenshot. */
  @Column('varchar') source: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  capturedBy: string;
  @Column('varchar') createdAt: string;
  @Column('integer') rowCount: number;
  /** Cells that held a login, a link or anything else that is no name and no role: counted and kept nowhere. */
  @Column('integer') droppedCount: number;
  /** Base64 SHA-256 of the rows as they were read. */
  @Column('varchar') hash: string;
  @Column('varchar', { nullable: true }) pictureType: string | null;
  /** Base64 SHA-256 of the picture. */
  @Column('varchar', { nullable: true }) pictureHash: string | null;
}

/** The picture a capture was typed from, sealed: it may show what the rows leave out. */
@Entity('native_picture')
export class NativePicture {
  @PrimaryColumn('varchar')
  @ForeignKey(() => NativeCapture)
  captureId: string;
  @Column('text') sealed: string;
}

/** One holder of a role, as the platform calls them. Names are kept, logins never. */
@Entity('native_row')
@Index('native_row_number', ['captureId', 'number'], { unique: true })
@Index('native_row_person', ['personId'])
export class NativeRow {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => NativeCapture)
  @Column('varchar')
  captureId: string;
  @Column('integer') number: number;
  @Column('varchar') name: string;
  /** The name without accents, case and order of its words. */
  @Column('varchar') nameKey: string;
  /** A role of the catalogue, or a word known to mean one; anything else was not kept. */
  @Column('varchar', { nullable: true }) role: string | null;
  /** Levels of the register the role fits, separated by commas. */
  @Column('varchar', { nullable: true }) levels: string | null;
  /** matched, unmatched, ambiguous or external. */
  @Column('varchar') state: string;
  /** name, profile, memory or person: what matched it. */
  @Column('varchar', { nullable: true }) matchedBy: string | null;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  personId: string | null;
  /** Who it is, when that is nobody of the directory. */
  @Column('varchar', { nullable: true }) label: string | null;
  /** JSON array of the people it may be. */
  @Column('text', { nullable: true }) candidates: string | null;
  @Column('varchar', { nullable: true }) resolvedBy: string | null;
  @Column('varchar', { nullable: true }) resolvedAt: string | null;
  @Column('integer') version: number;
}

/** Whom a name on the list of an account means, as somebody said once. */
@Entity('native_name')
@Index('native_name_key', ['accountId', 'nameKey'], { unique: true })
export class NativeName {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  @Column('varchar') nameKey: string;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  personId: string | null;
  @Column('varchar', { nullable: true }) label: string | null;
  @Column('varchar') saidBy: string;
  @Column('varchar') saidAt: string;
}

/** The public address of somebody's profile on a platform, with their consent; it goes when they do. Never a login. */
@Entity('native_identity')
@Index('native_identity_person', ['personId', 'platform'], { unique: true })
@Index('native_identity_address', ['platform', 'addressKey'], { unique: true })
export class NativeIdentity {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  @Column('varchar') platform: string;
  @Column('varchar') profileUrl: string;
  /** The address as it is compared. */
  @Column('varchar') addressKey: string;
  @Column('varchar') consentedAt: string;
}

/** A difference explained away until a day, by somebody it is not about. The MAC binds the row to the root key. */
@Entity('native_exception')
@Index('native_exception_account', ['accountId', 'difference'])
export class NativeException {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  /** What is excused and nothing wider: the same person in another role is another difference. */
  @Column('varchar') difference: string;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  personId: string | null;
  @Column('text') reason: string;
  /** Last day it excuses anything. */
  @Column('varchar') reviewOn: string;
  @Column('varchar') acceptedBy: string;
  @Column('varchar') acceptedAt: string;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}
