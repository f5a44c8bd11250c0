import { Text } from '@mantine/core';
import { Page } from '../parts/page';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/home';

export function HomePage() {
  const t = useTexts(texts);
  const { person } = useReader();
  return (
    <Page title={t('title')}>
      <Text>{t('welcome', { name: person?.fullName })}</Text>
    </Page>
  );
}
