/** What the service refused, as its problem document says it (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { field: string; code: string; detail: string }[];
  /** Further members of the document, e.g. `openConditions` or `caseId`. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Seconds until another try makes sense. */
  readonly retryAfter: number | null;

  constructor(status: number, document: Record<string, unknown>, retryAfter: number | null = null) {
    const { code, detail, errors, ...facts } = document;
    super(String(code ?? 'request.unreachable'));
    this.status = status;
    this.code = String(code ?? 'request.unreachable');
    this.detail = String(detail ?? '');
    this.errors = Array.isArray(errors) ? (errors as Problem['errors']) : [];
    this.facts = facts;
    this.retryAfter = retryAfter;
  }
}

/** The network or the service is gone. */
export const unreachable = (): Problem => new Problem(0, { code: 'request.unreachable' });

export const problemOf = async (answer: Response): Promise<Problem> =>
  problemFrom(answer, await answer.json().catch(() => ({})));

/** The same where the document was read already; anything that is none says nothing. */
export function problemFrom(answer: Response, document: unknown): Problem {
  const wait = Number(answer.headers.get('retry-after'));
  const said = typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : {};
  return new Problem(answer.status, said, wait > 0 ? wait : null);
}
