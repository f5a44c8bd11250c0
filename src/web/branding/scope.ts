import { usePlatforms } from '../parts/platform-name';
import { useTexts } from '../texts/language';
import { texts } from '../texts/branding';
import type { Audit } from './shapes';

/** What an audit looks at, in a few words. */
export function useScope(): (audit: Pick<Audit, 'brand' | 'platform' | 'accounts'>) => string {
  const t = useTexts(texts);
  const { nameOf } = usePlatforms();
  return ({ brand, platform, accounts }) => {
    const named = [brand, platform === null ? null : nameOf(platform)].filter(Boolean).join(' · ');
    return named === '' ? t('auditChosen', { count: accounts }) : named;
  };
}
