import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';

export const MAIL_STATES = ['waiting', 'collected', 'sending', 'sent', 'refused', 'dropped'] as const;

/** Which mails. */
export class MailsQuery extends ListQuery {
  @IsOptional()
  @IsIn(MAIL_STATES)
  state?: (typeof MAIL_STATES)[number];

  @IsOptional()
  @IsString()
  @MaxLength(100)
  personId?: string;
}
