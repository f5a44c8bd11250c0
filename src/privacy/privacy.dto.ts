import { IsIn, IsOptional } from 'class-validator';
import { LANGUAGES } from '../kernel/language.js';

export class PersonalDataQuery {
  @IsOptional()
  @IsIn(['json'])
  format?: string;

  /** Of the words that stand for others; without it the language of whoever asks. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: string;
}
