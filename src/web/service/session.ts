import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, rememberCsrf } from './client';
import { Problem } from './problem';
import type { Answer } from './shapes';

export type Session = Answer<'/api/v1/session', 'get'>;
const KEY = ['session'];

/** Who sits here; null when nobody is signed in. */
async function whoAmI(): Promise<Session | null> {
  try {
    const session = await call('get', '/api/v1/session');
    rememberCsrf(session.csrf);
    return session;
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) return null;
    throw problem;
  }
}

export const sessionQuery = { queryKey: KEY, queryFn: whoAmI, staleTime: 60_000 };
export const useSession = () => useQuery<Session | null, Problem>(sessionQuery);

/** The signed-in reader; only below a page that asked for a session. */
export function useReader() {
  const { data } = useSession();
  const acts = new Set(data?.can ?? []);
  return {
    person: data?.person ?? null,
    roles: data?.roles ?? [],
    /** May the reader try such an act at all? Names of the service's action table. */
    can: (action: string): boolean => acts.has(action),
  };
}

/** Puts a session that was just answered where everybody reads it. */
export function useRemember(): (session: Session | null) => void {
  const queries = useQueryClient();
  return (session) => {
    if (session) rememberCsrf(session.csrf);
    else queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
    queries.setQueryData(KEY, session);
  };
}
