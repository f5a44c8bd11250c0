import { Transform } from 'class-transformer';
import { IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';

export const DOCUMENT_KINDS = ['guidelines', 'style_guide', 'contract', 'ownership', 'invoice', 'other'] as const;

/** Where a document about the account is kept. Nothing of it is stored here, and no link may hold a secret. */
export class AddDocument extends Reasoned {
  @IsIn(DOCUMENT_KINDS) kind: (typeof DOCUMENT_KINDS)[number];
  @Transform(({ value }) => (typeof value === 'string' ? value.trim() : (value as unknown)))
  @IsString()
  @Length(2, 200)
  title: string;
  /** https only, without a user name or password in it. */
  @IsString() @MaxLength(2000) @Matches(/^https:\/\/[^\s@/]+(\/\S*)?$/) url: string;
}
