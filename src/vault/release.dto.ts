import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';

/** What every release may say. */
class TicketedRelease extends Reasoned {
  /** Number in the organisation's own help desk; settings say from which criticality on it is needed, and its form. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  ticket?: string;

  /**
   * Base64 of a 32-byte X25519 public key made for this one request. The answer then carries `sealed` instead of `value` or
   * `code`: base64 of libsodium's `crypto_box_seal` over canonical JSON (RFC 8785)
   * `{"credentialId","personId","requestId","value","version"}`, where the value of a code is `{"code"}`. The receiver
   * compares the four with its request; `requestId` is the `x-request-id` header of the answer.
   */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  recipientKey?: string;
}

export class RevealCredential extends TicketedRelease {}

/** A code needs no reason; one that is given is recorded. */
export class ReleaseCode extends TicketedRelease {}
