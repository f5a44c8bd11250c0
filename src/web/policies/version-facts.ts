import type { Item } from '../service/shapes';
import type { Language } from '../texts/language';

export type VersionSummary = Item<'/api/v1/policies'>['versions'][number];
type Titles = VersionSummary['title'];

/** The title in this language, else in the other. */
export const titleIn = ({ fr, en }: Titles, language: Language): string =>
  (language === 'fr' ? (fr ?? en) : (en ?? fr)) ?? '';
