/** Access models under which the platform itself knows who may do what. */
export const BY_NATIVE_ROLES = ['native_roles', 'brand_account', 'tool_mediated', 'hybrid'] as const;

interface Dated {
  status: string;
  accessModel: string;
  criticality: string;
  createdAt: string;
}

const DAY_MS = 86_400_000;

/** The last day a list is young enough, counted from the newest one or else from the day the account was registered; null: needs none. */
export function dueOn(account: Dated, capturedOn: string | null, days: Partial<Record<string, number>>): string | null {
  const byRoles = (BY_NATIVE_ROLES as readonly string[]).includes(account.accessModel);
  const limit = days[account.criticality];
  if (account.status !== 'active' || !byRoles || limit === undefined) return null;
  const from = capturedOn ?? account.createdAt.slice(0, 10);
  return new Date(Date.parse(`${from}T00:00:00.000Z`) + limit * DAY_MS).toISOString().slice(0, 10);
}
