import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsISO8601,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  MaxLength,
  Min,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';

@ValidatorConstraint({ name: 'daysByCriticality' })
class DaysByCriticality implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return Object.entries(value as object).every(
      ([criticality, days]) =>
        ['low', 'medium', 'high'].includes(criticality) && Number.isSafeInteger(days) && days >= 1 && days <= 3650,
    );
  }
}

@ValidatorConstraint({ name: 'workingHours' })
class WorkingHours implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    const { from, to, ...rest } = value as Record<string, unknown>;
    const isTime = (time: unknown): time is string =>
      typeof time === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
    return isTime(from) && isTime(to) && from < to && Object.keys(rest).length === 0;
  }
}

/** The shape of `config/*.json` and of the environment, every value checked before anything starts. */
export class SettingsShape {
  @IsInt() @Min(0) @Max(65535) port: number;
  @IsString() @MaxLength(255) host: string;
  /** Public address, used in cookies and links. */
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true }) url: string;
  @IsString() dataDir: string;
  @IsOptional() @Matches(/^postgres(ql)?:\/\//) databaseUrl?: string;
  @IsOptional() @IsString() rootKeyFile?: string;
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']) logLevel: string;
  @IsOptional() @IsISO8601({ strict: true }) clock?: string;
  /** The organisation's name, on set-up pages and certificates; may be empty. */
  @IsString() @MaxLength(200) organisation: string;
  @IsInt() @Min(1) @Max(1440) sessionIdleMinutes: number;
  @IsInt() @Min(1) @Max(168) sessionAbsoluteHours: number;
  /** How long a second factor counts as fresh. */
  @IsInt() @Min(1) @Max(60) freshMinutes: number;
  @IsInt() @Min(1) @Max(1440) setupLinkMinutes: number;
  @IsInt() @Min(1) @Max(720) inviteHours: number;
  @IsInt() @Min(1) @Max(365) requestExpiryDays: number;
  /** Days after which admins may decide a request that its owner seats left unanswered. */
  @IsInt() @Min(1) @Max(365) requestEscalationDays: number;
  /** Days after which an unanswered request for a new official account ends. */
  @IsInt() @Min(1) @Max(365) accountRequestExpiryDays: number;
  @IsInt() @Min(1) @Max(3600) checkpointSeconds: number;
  /** How many proxies in front may be believed about the client's address. */
  @IsInt() @Min(0) @Max(10) trustProxy: number;
  @IsInt() @Min(10) requestsPerMinute: number;
  /** Reveals and codes per person; the contract promises at least 60. */
  @IsInt() @Min(60) releasesPerMinute: number;
  /** Days after which a password is due for a new one; 0: never because of its age. */
  @IsInt() @Min(0) @Max(3650) rotateAfterDays: number;
  /** Days after which a version that is stored and not yet tried is a finding. */
  @IsInt() @Min(1) @Max(365) stagedWarnDays: number;
  /** Days for which a certified grant counts as reviewed; one held for longer without is a finding. */
  @IsInt() @Min(1) @Max(3650) recertifyDays: number;
  /** Hours shown on the clock of an incident that may involve personal data, from when it was noticed. */
  @IsInt() @Min(1) @Max(720) noticeHours: number;
  /** Days in which a new version of a policy, or a new person, may go without "read and accepted". */
  @IsInt() @Min(0) @Max(365) acknowledgementGraceDays: number;
  /** Days after its last one for which a training still counts where access depends on it. */
  @IsInt() @Min(0) @Max(365) trainingGraceDays: number;
  /** What a ticket number looks like, a regular expression that begins with `^`; empty: free text. */
  @IsString() @MaxLength(400) ticketPattern: string;
  /** From which criticality on requests, grants and releases need a ticket; empty: never. */
  @IsIn(['', 'low', 'medium', 'high']) ticketRequiredFrom: '' | 'low' | 'medium' | 'high';
  /** Longest access given by one decision, in days by criticality, e.g. `{"high": 365}`; left out: no limit. */
  @IsObject() @Validate(DaysByCriticality) maxGrantDays: Partial<Record<string, number>>;
  /** How many days before its last day the end of a grant is announced. */
  @IsInt() @Min(1) @Max(90) grantWarningDays: number;
  /** An immediate departure is prepared by one person and cut by another. */
  @IsBoolean() immediateByTwo: boolean;
  /** How many people one person, or a file, may cut within an hour before each further cut waits for a second person. */
  @IsInt() @Min(1) @Max(100000) massCutAbove: number;
  /** Days after a move inside the house at the end of which what the new manager did not keep ends. */
  @IsInt() @Min(1) @Max(365) moveGraceDays: number;
  /** An emergency opening waits for a second person before anything is released. */
  @IsBoolean() breakGlassTwoPeople: boolean;
  /** Within how many days somebody else must have reviewed an emergency. */
  @IsInt() @Min(1) @Max(90) breakGlassReviewDays: number;
  /** Days after which the platform's own list of an account must be seen again, by criticality; left out: never. */
  @IsObject() @Validate(DaysByCriticality) reconciliationDays: Partial<Record<string, number>>;
  /** Largest file taken as evidence, in megabytes. */
  @IsInt() @Min(1) @Max(50) evidenceMaxMb: number;
  /** How long an account that one person uses at a time is kept for the next in the queue. */
  @IsInt() @Min(1) @Max(240) checkOutClaimMinutes: number;
  /** Days after the last one when the contact data of somebody who left are erased; a later day in their case, or of being written down, counts. */
  @IsInt() @Min(0) @Max(3650) eraseContactsAfterDays: number;
  /** No list leaves as a file without a reason; without this one may be given. */
  @IsBoolean() exportReasonRequired: boolean;
  /** File with the secret of `POST /hooks/departures`, 32 characters or more, one a line; without it there is no such address. */
  @IsOptional() @IsString() @MaxLength(1000) departuresHookSecretFile?: string;
  /** An immediate departure that the HR system wants cut is cut at once; otherwise it waits for a person. */
  @IsBoolean() departuresHookMayCut: boolean;
  /** When people work, `HH:MM` where they are, weekends and public holidays aside: owners are told of releases at other times. */
  @IsObject() @Validate(WorkingHours) workingHours: { from: string; to: string };
  /** From which hour on, where they are, people get the one mail a day they asked for. */
  @IsInt() @Min(0) @Max(23) digestHour: number;
  /** How many business days before it is due somebody is told of a task. */
  @IsInt() @Min(0) @Max(30) taskDueSoonDays: number;
  /** After how many business days a late task is told to whoever opened the case; after as many again to admins. */
  @IsInt() @Min(1) @Max(60) taskEscalateDays: number;
  /** Mail domains of the organisation until an admin keeps the list in the register; empty: those of its employees. */
  @IsArray() @IsString({ each: true }) @MaxLength(253, { each: true }) ourDomains: string[];
  /** Beginnings of its phone numbers, such as `+33155`, until an admin keeps the list in the register. */
  @IsArray() @Matches(/^\+[1-9]\d{3,14}$/, { each: true }) ourPhoneRanges: string[];
  /** The mail server: `smtp://user:password@host:587` or `smtps://…`; without it mails wait. */
  @IsOptional() @Matches(/^smtps?:\/\/\S+$/) smtpUrl?: string;
  /** Sender of mails: an address, or `Name <address>`. */
  @Matches(/^[^<>\r\n]{0,100}(<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/) mailFrom: string;
}
