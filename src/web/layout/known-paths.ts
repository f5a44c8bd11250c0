/** Addresses that have a page; the router fills it, so that the menu need not know the sections. */
export const knownPaths = new Set<string>();
