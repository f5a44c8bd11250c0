import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

export interface PageRoute {
  /** `/accounts/$accountId`: a part that begins with `$` is read with `usePart('accountId')`. */
  path: string;
  Component: LazyExoticComponent<ComponentType>;
  /** Seen without signing in, without the menu. */
  open: boolean;
}

type Loaded<K extends string> = { readonly [N in K]: ComponentType };

/** A page for whoever is signed in; its code is loaded when it is opened. `page('/accounts', () => import('./accounts-page'), 'AccountsPage')`. */
export const page = <K extends string>(path: string, load: () => Promise<Loaded<K>>, name: K): PageRoute => ({
  path,
  open: false,
  Component: lazy(async () => ({ default: (await load())[name] })),
});

/** A page for everybody. */
export const openPage = <K extends string>(path: string, load: () => Promise<Loaded<K>>, name: K): PageRoute => ({
  ...page(path, load, name),
  open: true,
});
