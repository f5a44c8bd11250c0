import { Group, Paper, Text } from '@mantine/core';
import { Count } from '../parts/when';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import type { ImportSummary } from './import-names';

const NUMBERS = ['created', 'changed', 'unchanged', 'refused', 'leftOut'] as const;

/** The dry run in numbers. */
export function Summary({ told }: { told: ImportSummary }) {
  const t = useTexts(texts);
  return (
    <Paper withBorder p="md" component="section" aria-label={t('summary')}>
      <Group gap="xl">
        {NUMBERS.map((name) => (
          <div key={name}>
            <Text size="xl" fw={600}>
              <Count of={told[name]} />
            </Text>
            <Text size="sm" c="dimmed">
              {t(name)}
            </Text>
          </div>
        ))}
      </Group>
      {told.grants > 0 ? (
        <Text size="sm" mt="sm">
          {t('grants', { count: told.grants })}
        </Text>
      ) : null}
      {told.questions.length > 0 ? (
        <Text size="sm" mt="sm">
          {t('openNames', { count: told.questions.length })}
        </Text>
      ) : null}
    </Paper>
  );
}
