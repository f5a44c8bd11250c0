import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { LANGUAGES } from '../kernel/language.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';

export class NameSuccessor extends Reasoned {
  /** Active, not leaving, and of no role that may use no secret. */
  @IsString()
  @MaxLength(100)
  successorId: string;
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

export class CertificateQuery {
  @IsOptional()
  @IsIn(['json', 'pdf'])
  format?: string;

  /** Of the words printed in the pdf; without it the language of whoever asks. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: string;
}
