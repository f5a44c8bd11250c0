import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';

export const EVENTS = ['opened', 'moved', 'cancelled'] as const;

/** What the HR system tells of somebody's departure. */
export class DepartureEvent extends Reasoned {
  /** The sender's own id of this event; one that was acted on does nothing again. */
  @Matches(/^[\x21-\x7e]{1,200}$/)
  eventId: string;

  @IsIn(EVENTS)
  type: (typeof EVENTS)[number];

  /** Who leaves, as the directory knows them. */
  @IsEmail()
  @MaxLength(254)
  workEmail: string;

  /** An id of the runbooks; `planned` without it. Only where it begins. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  scenario?: string;

  /** `YYYY-MM-DD` where the person is; needed but for a cancellation. */
  @ValidateIf((event: DepartureEvent) => event.type !== 'cancelled' || (event.lastDay ?? null) !== null)
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  lastDay?: string;

  /** IANA name; the person's own without it. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  timeZone?: string;

  /** Whose public holidays count, `FR` or `GB-SCT`. */
  @IsOptional()
  @Matches(/^[A-Za-z]{2}(-[A-Za-z0-9]{1,4})?$/)
  country?: string;

  /** Ends access at once: of an immediate departure, and only where the settings leave that to the HR system. */
  @IsOptional()
  @IsBoolean()
  cut?: boolean;
}
