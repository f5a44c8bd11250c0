import { Alert, Stack, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import type { LogVerdict } from '../../ledger/log-walk';
import { Go } from '../parts/go';
import { useFormats } from '../parts/when';
import { texts } from '../texts/audit-check';
import { useTexts } from '../texts/language';

/** What the check found, in words; the kinds are those of the offline verifier. */
export function CheckVerdict({ verdict, covered }: { verdict: LogVerdict; covered: number | null }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { ok, size, kind, firstBadIndex } = verdict;
  if (ok) {
    return (
      <Alert icon={<IconShieldCheck />} title={t('okTitle')} data-verdict="ok">
        {covered === null
          ? t('okWithoutNote', { size: number(size) })
          : t('okWithNote', { size: number(size), covered: number(covered) })}
      </Alert>
    );
  }
  return (
    <Alert color="red" icon={<IconShieldX />} title={t('badTitle')} role="alert" data-verdict={kind}>
      <Stack gap="xs">
        <Text size="sm">{t(kind ?? 'forked')}</Text>
        {firstBadIndex === null ? null : (
          <>
            <Text size="sm" fw={600}>
              {t('firstBad', { index: firstBadIndex })}
            </Text>
            <Go to={`/audit/events/${firstBadIndex}`} size="sm">
              {t('showEvent')}
            </Go>
          </>
        )}
      </Stack>
    </Alert>
  );
}
