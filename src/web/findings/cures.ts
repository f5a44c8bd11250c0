import { hasPage } from '../layout/known-paths';

export interface Cure {
  act: string;
  path: string;
}

export interface Place {
  to: string;
  search?: Record<string, string>;
}

interface About {
  accountId: string | null;
  personId: string | null;
}

/** Where the page of an act is, by the beginning of its route; the rest of the route names what it is done to. */
const PLACES: readonly (readonly [RegExp, (parts: readonly string[], about: About) => Place | null])[] = [
  [/^\/accounts$/, () => ({ to: '/accounts' })],
  [/^\/accounts\/([^/]+)\/seats\//, ([id]) => ({ to: `/accounts/${id}`, search: { tab: 'seats' } })],
  [/^\/accounts\/([^/]+)\/grants/, ([id]) => ({ to: `/accounts/${id}`, search: { tab: 'access' } })],
  [/^\/accounts\/([^/]+)\/credentials/, ([id]) => ({ to: `/accounts/${id}`, search: { tab: 'credentials' } })],
  [/^\/accounts\/([^/]+)\/captures/, ([id]) => ({ to: `/reconciliation/${id}` })],
  [/^\/accounts\/([^/]+)/, ([id]) => ({ to: `/accounts/${id}` })],
  [
    /^\/grants\//,
    (_, { accountId }) => (accountId ? { to: `/accounts/${accountId}`, search: { tab: 'access' } } : null),
  ],
  [
    /^\/credentials\//,
    (_, { accountId }) => (accountId ? { to: `/accounts/${accountId}`, search: { tab: 'credentials' } } : null),
  ],
  [/^\/captures\//, (_, { accountId }) => (accountId ? { to: `/reconciliation/${accountId}` } : null)],
  [/^\/people\/([^/]+)\/training/, ([person = '']) => ({ to: '/training', search: { person } })],
  [/^\/people\/([^/]+)/, ([id]) => ({ to: `/people/${id}` })],
  [/^\/organisations\/([^/]+)/, () => ({ to: '/organisations' })],
  [/^\/brands\//, () => ({ to: '/brands' })],
  [/^\/brand-audits\/([^/]+)/, ([id]) => ({ to: `/brand-audits/${id}` })],
  [/^\/brand-audit-faults\//, () => ({ to: '/brand-audits' })],
  [/^\/break-glass\/([^/]+)/, ([id]) => ({ to: `/break-glass/${id}` })],
  [/^\/campaigns\/([^/]+)/, ([id]) => ({ to: `/campaigns/${id}` })],
  [/^\/campaigns$/, () => ({ to: '/campaigns' })],
  [/^\/impersonations\/([^/]+)/, ([id]) => ({ to: `/impersonations/${id}` })],
  [/^\/incidents\/([^/]+)/, ([id]) => ({ to: `/incidents/${id}` })],
  [
    /^\/offboarding-cases/,
    (_, { personId }) => ({ to: '/departures/new', ...(personId ? { search: { person: personId } } : {}) }),
  ],
  [/^\/tasks\/([^/]+)/, ([id]) => ({ to: `/tasks/${id}` })],
  [/^\/policies\/([^/]+)\/versions\/[^/]+\/acknowledge/, ([code]) => ({ to: `/policies/${code}` })],
  [/^\/policies\/([^/]+)\/versions\/([^/]+)/, ([code, n]) => ({ to: `/policies/${code}/versions/${n}` })],
];

/** Pages of the whole list, where one thing has no page of its own. */
const LISTS = ['/break-glass', '/campaigns', '/departures', '/brand-audits', '/impersonations', '/incidents', '/tasks'];

/** The page on which the curing act is done; null where there is none yet. */
export function placeOf({ path }: Cure, about: About): Place | null {
  for (const [route, place] of PLACES) {
    const found = route.exec(path);
    if (!found) continue;
    const wanted = place(found.slice(1), about);
    if (wanted === null || hasPage(wanted.to)) return wanted;
    const list = LISTS.find((each) => wanted.to.startsWith(`${each}/`));
    return list && hasPage(list) ? { to: list } : null;
  }
  return null;
}
