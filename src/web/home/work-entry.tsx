import { Box, Text } from '@mantine/core';
import { Go } from '../parts/go';
import { Day, When } from '../parts/when';
import { texts } from '../texts/home';
import { useLanguage, useTexts } from '../texts/language';
import { word, type WordKind } from '../texts/words';
import { pageOf } from './addresses';
import type { Work } from './work-part';

type Entry = Work['first'][number];

/** Of which kind of value the entry's word is. */
const WORDS: Readonly<Record<string, WordKind>> = {
  access_requests: 'level',
  reviews: 'level',
  account_requests: 'criticality',
  rotations: 'secretKind',
  policies: 'policyKind',
  answers: 'answer',
};
/** What expires rather than being due. */
const EXPIRING = ['access_requests', 'account_requests'];
const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** One thing that waits: what, whose, until when, and the way to it. */
export function WorkEntry({ kind, entry }: { kind: string; entry: Entry }) {
  const t = useTexts(texts);
  const name = useName(kind, entry);
  const to = pageOf({ subject: entry.subject, within: entry.within, accountId: entry.account?.id ?? null });
  const about = [useWord(kind, entry.word), entry.title ? entry.account?.displayName : null, entry.person?.fullName];
  return (
    <Box component="li">
      {to ? (
        <Go to={to} fz="sm">
          {name}
        </Go>
      ) : (
        <Text size="sm">{name}</Text>
      )}
      <Text size="xs" c="dimmed">
        {about.filter(Boolean).join(' · ')}
        {entry.dueAt ? (
          <Text span inherit>
            {about.some(Boolean) ? ' · ' : ''}
            {t(EXPIRING.includes(kind) ? 'before' : 'due')} <Due at={entry.dueAt} />
          </Text>
        ) : null}
      </Text>
    </Box>
  );
}

const Due = ({ at }: { at: string }) => (at.length === DAY_LENGTH ? <Day on={at} /> : <When at={at} />);

function useName(kind: string, { title, account }: Entry): string {
  const t = useTexts(texts);
  const language = useLanguage();
  if (title) return title[language] ?? title.en ?? title.fr ?? '';
  if (account) return account.displayName || account.handle;
  return kind === 'brand_audits' ? t('audit') : '';
}

function useWord(kind: string, value: string | null): string | null {
  const t = useTexts(texts);
  if (kind === 'break_glass' && (value === 'confirm' || value === 'review')) return t(value);
  const words = WORDS[kind];
  return words && value ? word(words, value) : null;
}
