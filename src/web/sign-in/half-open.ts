import { Problem } from '../service/problem';

const MISTYPED = ['session.wrong_code', 'request.invalid'];

/** Has the door closed again, so that the password is asked for anew? After too many codes it does, and after ten minutes. */
export const hasClosed = (problem: unknown): problem is Problem =>
  problem instanceof Problem && [401, 429].includes(problem.status) && !MISTYPED.includes(problem.code);
