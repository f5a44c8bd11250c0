/** When a task is due, as the runbook writes it. */
export interface DueExpression {
  /** `opening` = the moment the case is opened (T), `last_day` = L, `close` = when the case can close, or the id of another task. */
  readonly anchor: 'opening' | 'last_day' | 'close' | { readonly task: string };
  readonly amount: number;
  readonly unit: 'business_days' | 'days' | 'hours';
  /** The platform's own delay is added, in calendar days. */
  readonly addsLeadDays: boolean;
  /** `HH:MM` where the person is; without one a day lasts until its end. */
  readonly localTime: string | null;
}

/** The expression as the runbook writes it. */
export function dueText(due: DueExpression): string {
  const { anchor, amount, unit, addsLeadDays, localTime } = due;
  if (anchor === 'close') return 'close';
  const start = anchor === 'opening' ? 'T' : anchor === 'last_day' ? 'L' : anchor.task;
  const letter = { business_days: '', days: 'c', hours: 'h' }[unit];
  const moved = amount === 0 ? '' : `${amount > 0 ? '+' : ''}${amount}${letter}`;
  return `${start}${moved}${addsLeadDays ? ' + lead_days' : ''}${localTime === null ? '' : ` ${localTime} local`}`;
}

const FORM =
  /^(?:(T|L)|([A-Z]\d{1,2}))(?:([+-]\d{1,3})([hc])?)?( ?\+ ?lead_days)?(?: ([01]\d|2[0-3]):([0-5]\d) local)?$/;

/** `null` when this is no due expression. */
export function parseDue(text: string): DueExpression | null {
  if (text === 'close' || text === 'before close') {
    return Object.freeze({ anchor: 'close', amount: 0, unit: 'business_days', addsLeadDays: false, localTime: null });
  }
  const match = FORM.exec(text);
  if (!match) return null;
  const [, moment, task, amount, unit, leadDays, hour, minute] = match;
  return Object.freeze({
    anchor: moment === 'T' ? 'opening' : moment === 'L' ? 'last_day' : { task: task ?? '' },
    amount: Number(amount ?? 0),
    unit: unit === 'h' ? 'hours' : unit === 'c' ? 'days' : 'business_days',
    addsLeadDays: leadDays !== undefined,
    localTime: hour === undefined ? null : `${hour}:${minute}`,
  });
}
