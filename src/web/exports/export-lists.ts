/** Lists of the service, the act each needs, and the filters it knows. */
export const LISTS = [
  { name: 'access-list', needs: 'export.access_list', filters: ['platform', 'brand', 'person'] },
  { name: 'register', needs: 'export.register', filters: ['platform', 'brand', 'status'] },
  { name: 'findings', needs: 'export.findings', filters: ['platform', 'brand', 'severity'] },
] as const;

export type ListName = (typeof LISTS)[number]['name'];
export const FORMATS = ['csv', 'xlsx', 'json', 'pdf'] as const;

export interface Choice {
  list: ListName;
  format: string;
  asOf: string;
  platform: string;
  brand: string;
  person: string;
  status: string;
  severity: string;
  lang: string;
}

export const filtersOf = (list: ListName): readonly string[] => LISTS.find(({ name }) => name === list)?.filters ?? [];

/** The address of a file, or of what proves it. */
export function addressOf(choice: Choice, reason: string, manifest: boolean): string {
  const { list, format, asOf, lang } = choice;
  const filters = filtersOf(list).map((name): [string, string] => [name, choice[name as keyof Choice]]);
  const asked: [string, string][] = [['format', format], ['asOf', asOf], ['lang', lang], ...filters];
  const query = new URLSearchParams(asked.filter(([, value]) => value !== ''));
  if (reason.trim() !== '') query.set('reason', reason.trim());
  if (manifest) query.set('manifest', '1');
  return `/api/v1/exports/${list}?${query}`;
}
