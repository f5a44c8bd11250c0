import type { Language } from '../kernel/language.js';

export type ListName = 'access-list' | 'register' | 'findings';

/** What a file says about itself beside its rows. */
export interface ExportHead {
  list: ListName;
  /** The UTC day at whose end the list is. */
  asOf: string;
  /** Only those that were given, as they were given. */
  filters: Readonly<Record<string, string>>;
  /** Name of who asked for it. */
  by: string;
  reason: string | null;
  lang: Language;
}
