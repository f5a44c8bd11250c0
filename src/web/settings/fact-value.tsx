import { Stack, Text } from '@mantine/core';
import { useTexts } from '../texts/language';
import { texts } from '../texts/settings-platforms';
import { word } from '../texts/words';

/** Parts of facts that have a word of their own; other names are those of the platform. */
const PARTS = ['exists', 'removableByOthers', 'months', 'effect', 'length', 'alphabet'] as const;
type Part = (typeof PARTS)[number];
/** A longer list of short words stands in one paragraph. */
const MOST_LINES = 6;

/** A fact as one reads it: a sentence, a list, or what has parts line by line. */
export function FactValue({ value }: { value: unknown }) {
  const t = useTexts(texts);
  const said = useSpoken();
  if (isNothing(value))
    return (
      <Text size="sm" c="dimmed">
        {t(Array.isArray(value) ? 'nothing' : 'unknown')}
      </Text>
    );
  if (Array.isArray(value)) return <Lines lines={value.length > MOST_LINES ? [value.join(', ')] : value.map(String)} />;
  if (typeof value !== 'object') return <Text size="sm">{said(value)}</Text>;
  const called = (key: string): string => (PARTS.includes(key as Part) ? t(`part_${key as Part}`) : key);
  const line = ([key, part]: [string, unknown]): string => t('partIs', { part: called(key), value: said(part) });
  return <Lines lines={Object.entries(value as object).map(line)} />;
}

function useSpoken(): (value: unknown) => string {
  const t = useTexts(texts);
  return (value) => {
    if (isNothing(value)) return t('unknown');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (value === 'yes' || value === 'no') return t(value);
    return [value]
      .flat()
      .map((each) => word('level', String(each)))
      .join(', ');
  };
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
