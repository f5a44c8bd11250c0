/** Addresses that have a page; the router fills it, so that the menu need not know the sections. */
export const knownPaths = new Set<string>();

const fits = (pattern: string, address: string): boolean => {
  const [wanted, given] = [pattern.split('/'), address.split('/')];
  return wanted.length === given.length && wanted.every((part, n) => part.startsWith('$') || part === given[n]);
};

/** Is there a page at this address? For links to things that other sections show. */
export const hasPage = (address: string): boolean => {
  const [path = ''] = address.split('?');
  return [...knownPaths].some((pattern) => fits(pattern, path));
};
