import { hasPage } from '../layout/known-paths';

interface Subject {
  subject: string;
  /** What it is part of, and the account it is about: where a thing without a page of its own is seen. */
  within?: string | null;
  accountId?: string | null;
}

const PAGES: Readonly<Record<string, (id: string) => string>> = {
  account: (id) => `/accounts/${id}`,
  person: (id) => `/people/${id}`,
  people: (id) => `/people/${id}`,
  case: (id) => `/departures/${id}`,
  task: (id) => `/tasks/${id}`,
  request: (id) => `/requests/${id}`,
  account_request: (id) => `/account-requests/${id}`,
  opening: (id) => `/break-glass/${id}`,
  policy: (id) => `/policies/${id}`,
  review: () => '/reviews',
  campaign: (id) => `/campaigns/${id}`,
  incident: (id) => `/incidents/${id}`,
  impersonation: (id) => `/impersonations/${id}`,
  audit: (id) => `/brand-audits/${id}`,
};

const addressOf = (subject: string): string | null => {
  const [kind = '', id = ''] = [subject.slice(0, subject.indexOf(':')), subject.slice(subject.indexOf(':') + 1)];
  const address = PAGES[kind]?.(id) ?? null;
  return address !== null && hasPage(address) ? address : null;
};

/** The page on which something is seen or done; null where there is none. */
export function pageOf({ subject, within, accountId }: Subject): string | null {
  return (
    addressOf(subject) ?? (within ? addressOf(within) : null) ?? (accountId ? addressOf(`account:${accountId}`) : null)
  );
}

/** Lists of the service that have a page under another name. */
const LISTS: Readonly<Record<string, string>> = {
  '/offboarding-cases': '/departures',
  '/access-requests': '/requests',
  '/me/acknowledgements': '/policies',
};

/** The page that shows a list of the service, with the same filters: `/findings?kind=orphan`. */
export function pageOfList(list: string): { to: string; search: Record<string, string> } | null {
  const [route = '', query = ''] = list.split('?');
  const to = LISTS[route] ?? route;
  const search = Object.fromEntries(new URLSearchParams(query));
  if (route === '/access-requests' && search['to'] === 'me') return { to, search: { view: 'todo' } };
  return hasPage(to) ? { to, search } : null;
}
