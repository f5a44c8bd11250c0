import type { paths } from '#api';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Routes that know this method. */
export type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? (paths[P][M] extends undefined ? never : P) : never;
}[keyof paths];

type Route<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer R> ? R : never;
type Json<R> = R extends { content: { 'application/json': infer T } } ? T : void;

/** What a route answers when it does what was asked. */
export type Answer<P extends keyof paths, M extends Method> =
  Route<P, M> extends { responses: infer R }
    ? R extends { 200: infer Ok }
      ? Json<Ok>
      : R extends { 201: infer Made }
        ? Json<Made>
        : void
    : never;

type Body<R> = R extends { requestBody?: { content: infer C } }
  ? C extends { 'application/json': infer T }
    ? T
    : never
  : never;
type Query<R> = R extends { parameters: { query?: infer Q } } ? Q : never;
type Parts<R> = R extends { parameters: { path: infer X } } ? X : never;

/** What a route is given: path parameters, query and body as far as it knows them. */
export type Given<P extends keyof paths, M extends Method> = {
  path?: Parts<Route<P, M>>;
  query?: Query<Route<P, M>>;
  body?: Body<Route<P, M>>;
  headers?: Record<string, string>;
};

/** One item of a list route. */
export type Item<P extends keyof paths> = Answer<P, 'get'> extends { items: (infer T)[] } ? T : never;
