import { Alert, Button, Stack, Text } from '@mantine/core';
import { Problem } from '../service/problem';
import { Page } from '../parts/page';
import { Refused } from '../parts/loaded';
import { Go } from '../parts/go';
import { useTexts } from '../texts/language';
import { texts } from '../texts/layout';

export function NoSuchPage() {
  const t = useTexts(texts);
  return (
    <main className="plain">
      <Page title={t('noSuchPage')}>
        <Text>{t('noSuchPageHint')}</Text>
        <Go to="/">{t('toHome')}</Go>
      </Page>
    </main>
  );
}

/** A fault of the page itself: what was typed elsewhere is untouched, loading again is all one can do. */
export function PageFailed({ error }: { error: unknown }) {
  const t = useTexts(texts);
  if (error instanceof Problem) return <Refused problem={error} />;
  return (
    <Alert color="red" role="alert" title={t('pageFailed')}>
      <Stack align="flex-start" gap="xs">
        <Text size="sm">{t('pageFailedHint')}</Text>
        <Button size="xs" variant="default" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      </Stack>
    </Alert>
  );
}
