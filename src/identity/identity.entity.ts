import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** How a person proves who they are: the password. */
@Entity('sign_in')
export class SignIn {
  @ForeignKey(() => Person)
  @PrimaryColumn('varchar')
  personId: string;
  @Column('varchar') passwordHash: string;
  @Column('varchar') changedAt: string;
  /** A password set without the root key signs nobody in. */
  @Column('varchar') mac: string;
}

/** A person's second factor for signing in here; never the factor of an official account. */
@Entity('second_factor')
@Index('second_factor_live', ['personId'], { unique: true, where: 'ended_at is null' })
export class SecondFactor {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  @Column('varchar') kind: string;
  /** The seed, sealed under a key derived from the root. */
  @Column('text') sealed: string;
  @Column('varchar') algorithm: string;
  @Column('integer') digits: number;
  @Column('integer') period: number;
  /** The newest time step a code was accepted for: a code works once, here and in every other process. */
  @Column('integer') lastStep: number;
  @Column('varchar') confirmedAt: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar') mac: string;
}

/** What opens the door in place of a code when the phone is gone: what is left of one set for each person. */
@Entity('recovery_codes')
export class RecoveryCodes {
  @ForeignKey(() => Person)
  @PrimaryColumn('varchar')
  personId: string;
  @Column('varchar') setId: string;
  /** Keyed hashes of the codes nobody has used yet, as JSON. */
  @Column('text') hashes: string;
  @Column('varchar') madeAt: string;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}

/** The second factor that is to take the place of the present one, until a code proves that it arrived. */
@Entity('coming_factor')
export class ComingFactor {
  @ForeignKey(() => Person)
  @PrimaryColumn('varchar')
  personId: string;
  /** The browser that began: no other may finish. */
  @Column('varchar') sessionId: string;
  /** The seed, sealed to its person, browser and end. */
  @Column('text') sealed: string;
  @Column('varchar') expiresAt: string;
}

/** A signed-in browser. Tokens are kept as hashes only. */
@Entity('session')
@Index('session_person', ['personId', 'endedAt'])
export class Session {
  @PrimaryColumn('varchar') id: string;
  @Index('session_token', { unique: true })
  @Column('varchar')
  tokenHash: string;
  @Column('varchar') csrfHash: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  /** pending (password given) or full (second factor given). */
  @Column('varchar') state: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') seenAt: string;
  @Column('varchar') expiresAt: string;
  /** Until when the second factor counts as fresh. */
  @Column('varchar', { nullable: true }) freshUntil: string | null;
  /** Ledger entry of the sign-in or step-up that made it fresh; every release names it. */
  @Column('varchar', { nullable: true }) factorEvent: string | null;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedReason: string | null;
  /** `Firefox, Windows`: what the browser called itself when it signed in, in words; shown to its person only. */
  @Column('varchar', { nullable: true }) browser: string | null;
  /** `this_machine`, `private`, or the beginning of the address; never the whole of it. */
  @Column('varchar', { nullable: true }) network: string | null;
  /** A row written or made fresh without the root key is no session. */
  @Column('varchar') mac: string;
}

/** A one-time link: the first admin's set-up, an invitation, or a recovery. */
@Entity('one_time_link')
@Index('one_time_link_person', ['personId'])
export class OneTimeLink {
  @PrimaryColumn('varchar') id: string;
  /** setup, invite or recover. */
  @Column('varchar') kind: string;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  personId: string | null;
  @Index('one_time_link_token', { unique: true })
  @Column('varchar')
  tokenHash: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') expiresAt: string;
  /** What was chosen in the first step and waits for the code: sealed JSON. */
  @Column('text', { nullable: true }) chosen: string | null;
  @Column('varchar', { nullable: true }) pendingHash: string | null;
  @Column('varchar', { nullable: true }) usedAt: string | null;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  /** A link written without the root key leads nowhere. */
  @Column('varchar') mac: string;
}

/** Failed attempts by person or by address; slows down, never locks out for ever. */
@Entity('attempt')
export class Attempt {
  /** `person:<mail key hash>` or `address:<network>`. */
  @PrimaryColumn('varchar') subject: string;
  @Column('integer') failures: number;
  @Column('varchar') lastAt: string;
  @Column('varchar', { nullable: true }) blockedUntil: string | null;
}
