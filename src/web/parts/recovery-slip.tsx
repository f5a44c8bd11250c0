import { Button, Code, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useTexts } from '../texts/language';
import { texts } from '../texts/way-in';

/** Recovery codes as they are shown this once: to copy, to print, and to be told that they are kept. */
export function RecoverySlip({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTexts(texts);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join('\n'));
    notifications.show({ message: t('copied') });
  };
  return (
    <Stack>
      <Text size="sm">{t('paperWhy')}</Text>
      <SimpleGrid
        cols={{ base: 1, xs: 2 }}
        spacing="xs"
        component="ul"
        className="plain-list"
        aria-label={t('paperTitle')}
      >
        {codes.map((code) => (
          <li key={code}>
            <Code fz="md">{code}</Code>
          </li>
        ))}
      </SimpleGrid>
      <Group className="no-print">
        <Button variant="default" leftSection={<IconCopy size={16} />} onClick={() => void copy()}>
          {t('copyAll')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </Group>
      <Group justify="flex-end" className="no-print">
        <Button onClick={onKept}>{t('kept')}</Button>
      </Group>
    </Stack>
  );
}
