import type { ReactNode } from 'react';
import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';

type Search = Readonly<Record<string, string | undefined>>;
interface Where {
  to: string;
  search?: Search;
  children?: ReactNode;
}

// Addresses are plain text here: the routes of a section are loaded with it.
const Plain = Link as unknown as (props: Where & { className?: string }) => ReactNode;

/** A link to another page of the console. */
export const Go = ({ to, search, children, ...rest }: Where & AnchorProps) => (
  <Anchor
    component={Plain as unknown as 'a'}
    inherit={rest.size === undefined}
    {...({ to, search } as object)}
    {...rest}
  >
    {children}
  </Anchor>
);

/** The same as a button. */
export const GoButton = ({ to, search, children, ...rest }: Where & ButtonProps) => (
  <Button component={Plain as unknown as 'a'} {...({ to, search } as object)} {...rest}>
    {children}
  </Button>
);

/** Goes to another page after an act. */
export function useGo(): (to: string, search?: Search) => void {
  const navigate = useNavigate();
  return (to, search) => void navigate({ to, search } as never);
}

/** A part of the address: `usePart('accountId')` on `/accounts/$accountId`. */
export const usePart = (name: string): string =>
  (useParams({ strict: false }) as Record<string, string | undefined>)[name] ?? '';

/**
 * Filters that live in the address, so that a view can be kept as a bookmark and sent to a colleague. What equals its
 * default is left out. Setting replaces the place in the history.
 */
export function useUrl<const T extends Readonly<Record<string, string>>>(
  defaults: T,
): [{ [K in keyof T]: string }, (change: { [K in keyof T]?: string }) => void] {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const values = Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, search[key] ?? value])) as {
    [K in keyof T]: string;
  };
  const change = (wanted: { [K in keyof T]?: string }): void => {
    const merged: Record<string, string | undefined> = { ...search, ...(wanted as Record<string, string | undefined>) };
    const kept = Object.entries(merged).filter(
      ([key, value]) => value !== undefined && value !== (defaults as Record<string, string>)[key],
    );
    void navigate({ to: '.', search: Object.fromEntries(kept), replace: true } as never);
  };
  return [values, change];
}
