import { useEffect, useState } from 'react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { paths } from '#api';
import { call } from './client';
import type { Problem } from './problem';
import type { Answer, Given, Item, Method, PathsWith } from './shapes';

interface Wishes {
  /** False: not asked yet. */
  when?: boolean;
  /** Asked again every so many milliseconds while the page is seen. */
  every?: number;
}

/** Reads a route and keeps the answer fresh. */
export const useRead = <P extends PathsWith<'get'>>(
  path: P,
  given?: Given<P, 'get'>,
  { when = true, every }: Wishes = {},
) =>
  useQuery<Answer<P, 'get'>, Problem>({
    queryKey: [path, given ?? {}],
    queryFn: () => call('get', path, given),
    enabled: when,
    ...(every === undefined ? {} : { refetchInterval: every }),
  });

/** One page of a list by key, with the way forth and back. */
export interface ListPage<T> {
  items: readonly T[];
  /** Null until it is known. */
  total: number | null;
  isLoading: boolean;
  /** Shown rows belong to an earlier question. */
  isStale: boolean;
  problem: Problem | null;
  /** From 1. */
  page: number;
  next: (() => void) | null;
  previous: (() => void) | null;
  again: () => void;
}

/** Reads a list route page by page; a change of the question begins at the first page again. */
export function useList<P extends PathsWith<'get'>>(
  path: P,
  given: Given<P, 'get'> = {},
  { when = true }: Wishes = {},
): ListPage<Item<P>> & { answer: Answer<P, 'get'> | undefined } {
  const question = JSON.stringify([path, given]);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(question);
  if (asked !== question) {
    setAsked(question);
    setCursors([]);
  }
  const cursor = asked === question ? cursors.at(-1) : undefined;
  const query = { ...(given.query as object | undefined), ...(cursor === undefined ? {} : { cursor }) };
  const read = useQuery<Listed<Item<P>>, Problem>({
    queryKey: [path, { ...given, query }],
    queryFn: () => call('get', path, { ...given, query } as Given<P, 'get'>) as unknown as Promise<Listed<Item<P>>>,
    enabled: when,
    placeholderData: keepPreviousData,
  });
  const next = read.data?.nextCursor ?? null;
  return {
    items: read.data?.items ?? [],
    /** What the list says beside its items. */
    answer: read.data as Answer<P, 'get'> | undefined,
    total: read.data?.total ?? null,
    isLoading: read.isPending && when,
    isStale: read.isPlaceholderData,
    problem: read.error,
    page: cursors.length + 1,
    next: next === null || read.isPlaceholderData ? null : () => setCursors([...cursors, next]),
    previous: cursors.length === 0 ? null : () => setCursors(cursors.slice(0, -1)),
    again: () => void read.refetch(),
  };
}

interface Listed<T> {
  items: T[];
  nextCursor?: string | null;
  total?: number;
}

/** Does something; afterwards everything that is shown is read again, so that no page tells what is no longer true. */
export function useAct<M extends Exclude<Method, 'get'>, P extends PathsWith<M>>(method: M, path: P) {
  const queries = useQueryClient();
  return useMutation<Answer<P, M>, Problem, Given<P, M>>({
    mutationFn: (given) => call(method, path, given),
    onSuccess: () => void queries.invalidateQueries(),
  });
}

/** The value, once it has stood still for a moment: for searches while typing. */
export function useSettled<T>(value: T, milliseconds = 250): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

export type { paths };
