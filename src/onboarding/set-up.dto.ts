import { Type } from 'class-transformer';
import { IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';
import { Evidence } from '../operation/evidence.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';

/** Vouch for a gate that the service cannot see: one text or one https link. */
export class AttestGate extends Reasoned {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => Evidence)
  evidence?: Evidence;
}

export class WaiveGate extends Reasoned {
  /** `YYYY-MM-DD`, after today and within a year: the last day on which the waiver counts. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  reviewOn: string;
}
