import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Person } from '../people/person.entity.js';

/** A secret thing of an account; its values are its versions. */
@Entity('credential')
@Index('credential_account', ['accountId'])
export class Credential {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  /** password, totp, recovery_codes, api_token or note. */
  @Column('varchar') kind: string;
  @Column('varchar') label: string;
  @Column('integer') currentVersion: number;
  @Column('varchar', { nullable: true }) expiresOn: string | null;
  @Column('varchar', { nullable: true }) retiredAt: string | null;
  @Column('varchar') createdAt: string;
  @Column('integer') version: number;
}

/** One immutable sealed value. Only its key wrap may change, when the key-encryption key is renewed. */
@Entity('credential_version')
@Index('credential_version_number', ['credentialId', 'number'], { unique: true })
@Index('credential_version_kek', ['kekId', 'id'])
export class CredentialVersion {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Credential)
  @Column('varchar')
  credentialId: string;
  @Column('integer') number: number;
  @Column('varchar') alg: string;
  @Column('varchar') kekId: string;
  @Column('varchar') wrappedDek: string;
  @Column('varchar') dekNonce: string;
  @Column('varchar') nonce: string;
  @Column('text') ciphertext: string;
  /** When the value was set on the platform, as far as known; for an import the item's revision date. */
  @Column('varchar') setAt: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') createdBy: string;
  /** stored or imported. */
  @Column('varchar') origin: string;
  /** How many recovery codes the value holds; 0 for other kinds. */
  @Column('integer') codes: number;
  /** Counts rewraps, so that two of them never overwrite each other. */
  @Column('integer') wrapVersion: number;
}

/** A recovery code that was used; the codes themselves stay sealed. */
@Entity('recovery_code_use')
@Index('recovery_code_use_position', ['credentialId', 'number', 'position'], { unique: true })
export class RecoveryCodeUse {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Credential)
  @Column('varchar')
  credentialId: string;
  @Column('integer') number: number;
  @Column('integer') position: number;
  @Column('varchar') usedBy: string;
  @Column('varchar') usedAt: string;
}

/** This person has seen this version. Never changed, never deleted. */
@Entity('exposure')
@Index('exposure_version', ['credentialId', 'number', 'personId'])
@Index('exposure_person', ['personId', 'credentialId'])
export class Exposure {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Credential)
  @Column('varchar')
  credentialId: string;
  @Column('integer') number: number;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  /** revealed, stored, imported or presumed. */
  @Column('varchar') kind: string;
  @Column('varchar') at: string;
  /** The emergency opening it was seen under, where no other right allowed it. */
  @Column('varchar', { nullable: true }) openingId: string | null;
}
