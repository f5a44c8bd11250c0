/** One field that was not accepted. */
export class ProblemField {
  field: string;
  code: string;
  detail: string;
}

/** RFC 9457 problem document. Never a stack, a statement, a path or an input value. */
export class Problem {
  type: string;
  title: string;
  status: number;
  /** `area.name` */
  code: string;
  detail: string;
  /** Correlation id, also in the log. */
  instance: string;
  errors?: ProblemField[];
}
