import type { Failure } from '../kernel/failure.js';
import { compilePattern, refusalToPattern } from '../platforms/pattern.rules.js';
import type { Settings } from '../settings/settings.js';
import { AccessFailures } from './access.failures.js';

/** What the organisation says about numbers of its help desk. */
export type TicketSettings = Pick<Settings, 'ticketPattern' | 'ticketRequiredFrom'>;

export const TICKET_MAX = 100;

const RANK = ['low', 'medium', 'high'];
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** What is wrong with the pattern of the settings: asked once, at the start. */
export const problemOfPattern = ({ ticketPattern }: TicketSettings): string | null =>
  ticketPattern === '' ? null : (refusalToPattern(ticketPattern, TICKET_MAX)?.detail ?? null);

/** As typed, without space around it; an empty text is none. */
export const ticketOf = (typed: string | null | undefined): string | null => typed?.trim() || null;

/**
 * May something on an account of this criticality begin with this ticket (`ticketOf`)? `access.ticket_required` or
 * `access.ticket_form` (both 422), null when it may.
 */
export function refusalToTicket(ticket: string | null, criticality: string, settings: TicketSettings): Failure | null {
  if (ticket === null) return isNeeded(criticality, settings) ? at(AccessFailures.TICKET_REQUIRED) : null;
  const { ticketPattern } = settings;
  const fits =
    ticket.length <= TICKET_MAX &&
    !CONTROL.test(ticket) &&
    (ticketPattern === '' || compilePattern(ticketPattern).test(ticket));
  return fits ? null : at(AccessFailures.TICKET_FORM);
}

function isNeeded(criticality: string, { ticketRequiredFrom }: TicketSettings): boolean {
  return ticketRequiredFrom !== '' && RANK.indexOf(criticality) >= RANK.indexOf(ticketRequiredFrom);
}

function at(make: typeof AccessFailures.TICKET_FORM): Failure {
  const { code, detail } = make();
  return make({ errors: [{ field: 'ticket', code, detail }] });
}
