import { createRootRoute, createRoute, createRouter, redirect, type AnyRoute } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { knownPaths } from './layout/known-paths';
import { Frame } from './layout/frame';
import { OpenFrame } from './layout/open-frame';
import type { PageRoute } from './layout/pages';
import { NoSuchPage, PageFailed } from './layout/failed';
import { Loading } from './parts/loaded';
import { sessionQuery } from './service/session';

/** Every section says its own pages in its `routes.ts`. */
const SECTIONS = import.meta.glob<{ pages: readonly PageRoute[] }>('./*/routes.ts', { eager: true });
const PAGES = Object.values(SECTIONS).flatMap(({ pages }) => pages);

for (const { path } of PAGES) knownPaths.add(path);

/** Addresses carry plain text: `?q=0612` stays a text. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));
function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

export function makeRouter(queries: QueryClient) {
  const root = createRootRoute({ notFoundComponent: NoSuchPage, errorComponent: PageFailed });
  const inside = createRoute({
    getParentRoute: () => root,
    id: 'inside',
    component: Frame,
    beforeLoad: async ({ location }) => {
      const session = await queries.ensureQueryData(sessionQuery).catch(() => undefined);
      if (session?.state === 'signed-in' || session === undefined) return;
      const next = location.href === '/' ? {} : { next: location.href };
      throw redirect({ to: '/sign-in', search: next } as never);
    },
  });
  const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: OpenFrame });
  const routesOf = (parent: AnyRoute, pages: readonly PageRoute[]) =>
    pages.map(({ path, Component }) =>
      createRoute({ getParentRoute: () => parent, path, component: Component, errorComponent: PageFailed }),
    );
  const tree = root.addChildren([
    inside.addChildren(
      routesOf(
        inside,
        PAGES.filter((page) => !page.open),
      ),
    ),
    outside.addChildren(
      routesOf(
        outside,
        PAGES.filter((page) => page.open),
      ),
    ),
  ]);
  return createRouter({
    routeTree: tree,
    parseSearch,
    stringifySearch,
    defaultPendingComponent: Loading,
    scrollRestoration: true,
  });
}
