/** What of the register is shown, as the address of the page keeps it. */
export const NO_FILTER = {
  q: '',
  platform: '',
  brand: '',
  status: '',
  criticality: '',
  accessModel: '',
  missing: '',
  frozen: '',
  ownerId: '',
  sort: 'displayName',
  columns: 'brand,status,criticality,owner,backup_owner',
} as const;

export type AccountsView = { [K in keyof typeof NO_FILTER]: string };

const NOT_ASKED: readonly (keyof AccountsView)[] = ['columns'];

/** What the service is asked: filters that are set. */
export const questionOf = (view: AccountsView): Record<string, string> =>
  Object.fromEntries(
    Object.entries(view).filter(([key, value]) => value !== '' && !NOT_ASKED.includes(key as keyof AccountsView)),
  );

export const FILTERS = [
  'platform',
  'brand',
  'status',
  'criticality',
  'accessModel',
  'missing',
  'frozen',
  'ownerId',
] as const;

/** How many filters hold something back. */
export const countFilters = (view: AccountsView): number => FILTERS.filter((key) => view[key] !== '').length;

/** Ready-made views: their text and what they set; everything else is reset. */
export const READY = [
  { label: 'viewAll', set: {} },
  { label: 'viewMine', set: {}, mine: true },
  { label: 'viewCritical', set: { criticality: 'high' } },
  { label: 'viewNoBackup', set: { missing: 'backup_owner' } },
  { label: 'viewNoPhone', set: { missing: 'recovery_phone' } },
  { label: 'viewFrozen', set: { frozen: 'yes' } },
  { label: 'viewDormant', set: { status: 'dormant' } },
  { label: 'viewRequested', set: { status: 'requested' } },
] as const satisfies readonly { label: string; set: Partial<AccountsView>; mine?: boolean }[];
