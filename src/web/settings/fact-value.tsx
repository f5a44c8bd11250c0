import { Stack, Text } from '@mantine/core';
import { useTexts } from '../texts/language';
import { texts } from '../texts/settings-platforms';

/** A fact as one reads it: a sentence, a list, or what has parts line by line. */
export function FactValue({ value }: { value: unknown }) {
  const t = useTexts(texts);
  if (isNothing(value)) return <Text c="dimmed">{t('unknown')}</Text>;
  if (typeof value === 'boolean') return <>{t(value ? 'yes' : 'no')}</>;
  if (Array.isArray(value)) return <Lines lines={value.map(String)} />;
  if (typeof value !== 'object') return <Text size="sm">{String(value)}</Text>;
  const said = (part: unknown): string =>
    isNothing(part) ? t('unknown') : typeof part === 'boolean' ? t(part ? 'yes' : 'no') : [part].flat().join(', ');
  return <Lines lines={Object.entries(value as object).map(([key, part]) => `${key}: ${said(part)}`)} />;
}

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value as object).length === 0);

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <Stack gap={0}>
    {lines.map((line) => (
      <Text size="sm" key={line}>
        {line}
      </Text>
    ))}
  </Stack>
);
