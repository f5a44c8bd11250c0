/** What somebody may do with an account, whatever the platform calls it. */
export const LEVELS = ['full_control', 'publisher', 'moderator', 'advertiser', 'analyst'] as const;
export type Level = (typeof LEVELS)[number];

/** What access is for: promotion is not crisis (R17). A grant or request without a scope is for the routine. */
export const SCOPES = ['routine', 'campaign', 'customer_care', 'crisis'] as const;
export type Scope = (typeof SCOPES)[number];
export const scopeOf = (scope: string | null): Scope => (scope ?? 'routine') as Scope;
