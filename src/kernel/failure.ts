/** What went wrong, without a word about HTTP; `operation/failure.filter` holds the one map from kind to status. */
export type FailureKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'stale'
  | 'refused'
  | 'frozen'
  | 'step_up'
  | 'busy'
  | 'unavailable';

export interface FieldError {
  field: string;
  code: string;
  detail: string;
}

export interface FailureExtra {
  /** Field errors, in the order of the input. Names only, never the value that was sent. */
  errors?: FieldError[];
  /** Members added to the problem document, e.g. `openConditions` or `caseId`. */
  facts?: Record<string, unknown>;
  /** Seconds until another try makes sense (429 and 503). */
  retryAfter?: number;
  /** The act committed its own refused leaf (a counted attempt); the door files no second one. */
  recorded?: boolean;
  /** A more exact sentence than the table's; must never carry an input value. */
  detail?: string;
}

/** A refusal the caller may see: a kind, a stable code `area.snake_name` and one clear sentence. */
export class Failure extends Error {
  readonly detail: string;

  constructor(
    readonly kind: FailureKind,
    readonly code: string,
    detail: string,
    readonly extra: FailureExtra = {},
  ) {
    super(`${code}: ${extra.detail ?? detail}`);
    this.name = 'Failure';
    this.detail = extra.detail ?? detail;
  }
}

/** Every sentence of every table, by code: what a code in the log once said. */
const SENTENCES = new Map<string, string>();
export const sentenceOf = (code: string): string | null => SENTENCES.get(code) ?? null;

export type FailureMaker = (extra?: FailureExtra) => Failure;

/** A module's table of refusals: `failures('access', { NO_GRANT: ['forbidden', '…'] })`; a third word names the field at fault. */
export function failures<T extends Record<string, readonly [kind: FailureKind, detail: string, field?: string]>>(
  area: string,
  table: T,
): { readonly [K in keyof T]: FailureMaker } {
  const makers: Record<string, FailureMaker> = {};
  for (const [name, [kind, detail, field]] of Object.entries(table)) {
    const code = `${area}.${name.toLowerCase()}`;
    SENTENCES.set(code, detail);
    const named = field === undefined ? {} : { errors: [{ field, code, detail }] };
    makers[name] = (extra) => new Failure(kind, code, detail, { ...named, ...extra });
  }
  return makers as { readonly [K in keyof T]: FailureMaker };
}
