import createClient from 'openapi-fetch';
import type { paths } from '#api';
import { problemFrom, unreachable } from './problem';
import type { Answer, Given, Method, PathsWith } from './shapes';

/** Lives in memory only; changes with every code given. */
let csrf: string | null = null;
export const rememberCsrf = (value: string): void => void (csrf = value);

/** Asks whoever sits there for a fresh code; answers false when they would rather not. The dialog puts itself here. */
let askForCode: () => Promise<boolean> = () => Promise.resolve(false);
let asking: Promise<boolean> | null = null;
export const onStepUp = (ask: () => Promise<boolean>): void => void (askForCode = ask);

/** Called when the session is over. The router puts itself here. */
let leave: () => void = () => undefined;
export const onSignedOut = (what: () => void): void => void (leave = what);

const STEP_UP = 428;
const GONE = 401;
const REFUSED = 403;
/** Where a 401 means that what was typed is wrong, not that a session has ended. */
const AT_THE_DOOR = /\/api\/v1\/(session|enrolment)\b/;

const sealed = (request: Request): Request => {
  if (csrf !== null && request.method !== 'GET') request.headers.set('x-releve-csrf', csrf);
  return request;
};

const asked = (request: Request): Promise<Response> =>
  fetch(sealed(request)).catch(() => Promise.reject(unreachable()));

/**
 * One request; where a fresh code is needed it is asked for and the same request sent again. A code given in another tab
 * changes the session's CSRF value: it is learnt anew and the request sent once more.
 */
export async function send(request: Request): Promise<Response> {
  const [second, third] = [request.clone(), request.clone()];
  const first = await asked(request);
  const answer = first.status === REFUSED && (await learntAnew(first)) ? await asked(second) : first;
  if (answer.status === GONE && !AT_THE_DOOR.test(request.url)) leave();
  if (answer.status !== STEP_UP || !(await confirmed())) return answer;
  return asked(third);
}

/** Was the request refused for its CSRF value alone, and is the present one known now? */
async function learntAnew(answer: Response): Promise<boolean> {
  const { code } = (await answer
    .clone()
    .json()
    .catch(() => ({}))) as { code?: unknown };
  if (code !== 'session.csrf') return false;
  const session = await fetch('/api/v1/session').catch(() => null);
  const { csrf: present } = ((await session?.json().catch(() => ({}))) ?? {}) as { csrf?: unknown };
  if (session?.ok !== true || typeof present !== 'string') return false;
  rememberCsrf(present);
  return true;
}

/** The session turned out to be over where a code was asked for. */
export const signedOut = (): void => leave();

/** Several requests that wait for a code share one question. */
export const confirmed = (): Promise<boolean> =>
  (asking ??= askForCode().finally(() => {
    asking = null;
  }));

/** The header that says this page made the request. */
export const csrfHeader = (): Record<string, string> => (csrf === null ? {} : { 'x-releve-csrf': csrf });

const client = createClient<paths>({ baseUrl: location.origin, fetch: send });

/** Calls a route of the OpenAPI document; throws the {@link Problem} it refuses with. */
export async function call<M extends Method, P extends PathsWith<M>>(
  method: M,
  path: P,
  given?: Given<P, M>,
): Promise<Answer<P, M>> {
  const { body, path: parts, query, headers } = (given ?? {}) as Loose;
  const request = client.request as unknown as (method: string, path: string, init: object) => Promise<Answered>;
  const { response, data, error } = await request(method, path, {
    params: { path: parts, query, header: headers },
    ...(body === undefined ? {} : { body }),
    parseAs: 'text',
  });
  // The body was read on the way: what stood in it is the error.
  if (!response.ok) throw problemFrom(response, error);
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return (isJson && data ? JSON.parse(data) : data) as Answer<P, M>;
}

interface Loose {
  body?: unknown;
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  headers?: Record<string, string>;
}
interface Answered {
  response: Response;
  data?: string;
  error?: unknown;
}
