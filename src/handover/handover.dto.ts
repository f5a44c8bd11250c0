import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { LANGUAGES } from '../kernel/language.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';

export class NameSuccessor extends Reasoned {
  /** Active, not leaving, and of no role that may use no secret. */
  @IsString()
  @MaxLength(100)
  successorId: string;
}

/** One successor for several accounts; exactly one of `handoverIds`, `brand` and `platform` says which. */
export class NameSuccessors extends NameSuccessor {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  handoverIds?: string[];

  /** Every account of the case of this brand that waits for its successor; case and accents do not count. */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  brand?: string;

  /** … on this platform. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  platform?: string;
}

export class HandoverQuery extends ListQuery {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  accountId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  successorId?: string;
}

export class PlanQuery {
  @IsOptional()
  @IsIn(['pdf'])
  format?: string;

  /** Of the words printed; without it the language of whoever asks. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: string;
}

export class CertificateQuery {
  @IsOptional()
  @IsIn(['json', 'pdf'])
  format?: string;

  /** Of the words printed in the pdf; without it the language of whoever asks. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: string;
}
