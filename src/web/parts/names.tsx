import { Text } from '@mantine/core';
import type { components } from '#api';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/names';
import { AccountName } from './account-name';
import { usePlatforms } from './platform-name';

export type Names = components['schemas']['NamesView'] | undefined;

/** What the people and accounts of an answer are called that carries `names`. */
export function useNames(names: Names) {
  const t = useTexts(texts);
  const people = new Map(names?.people.map((person) => [person.id, person.fullName]));
  const { nameOf } = usePlatforms();
  const accounts = new Map(names?.accounts.map((account) => [account.id, account]));
  return {
    person: (id: string | null | undefined): string => {
      if (!id) return '';
      return id === 'system' || id === 'machine' ? t('service') : (people.get(id) ?? t('somebody'));
    },
    account: (id: string | null | undefined) => (id ? accounts.get(id) : undefined),
    /** In one line. */
    place: (id: string | null | undefined): string => {
      const account = id ? accounts.get(id) : undefined;
      return account ? `${account.displayName} (${nameOf(account.platform)})` : '';
    },
  };
}

/** The account of an answer that carries `names`; of the whole case where there is none. */
export function AccountOf({ id, names, link = true }: { id: string | null; names: Names; link?: boolean }) {
  const t = useTexts(texts);
  const account = useNames(names).account(id);
  if (account) return <AccountName account={account} link={link} />;
  return <Text c="dimmed">{t(id === null ? 'wholeCase' : 'someAccount')}</Text>;
}

/** Two things with a colon between them, as the language sets it. */
export function usePair(): (what: string, value: string | number) => string {
  const t = useTexts(texts);
  return (what, value) => t('pair', { what, value });
}

/** The text of the service in the reader's language. */
export function useOneOf(): (english: string, french: string) => string {
  const language = useLanguage();
  return (english, french) => (language === 'fr' ? french : english);
}
