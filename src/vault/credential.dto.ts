import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsIn, IsNotEmpty, IsObject, IsString, MaxLength } from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';
import { KINDS, type Kind } from './credential-kind.rules.js';

export const VALUE = {
  type: 'object',
  additionalProperties: true,
  description:
    'By kind: password {username?, password}; totp {uri} or {seed, algorithm, digits, period}; recovery_codes {codes[]}; ' +
    'api_token {token, scopes[], expiresOn}; note {text}. Never the login of a person’s own profile.',
} as const;

export class StoreCredential extends Reasoned {
  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind: Kind;

  /** What people see in lists; never part of the secret. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  label: string;

  @ApiProperty(VALUE)
  @IsDefined()
  @IsObject()
  value: Record<string, unknown>;
}

export class RelabelCredential extends Reasoned {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  label: string;
}

export class StoreVersion extends Reasoned {
  @ApiProperty(VALUE)
  @IsDefined()
  @IsObject()
  value: Record<string, unknown>;
}
