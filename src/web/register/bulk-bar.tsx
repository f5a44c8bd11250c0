import { useState } from 'react';
import { Button, Group, Paper, Text } from '@mantine/core';
import { useTexts } from '../texts/language';
import { texts } from '../texts/register';
import { mayTry, type BulkAct } from './bulk-acts';
import { BulkDialog } from './bulk-dialog';
import type { AccountRow } from './shapes';

const ACTS: readonly BulkAct[] = ['bulkMark', 'bulkBackup', 'bulkBrand', 'bulkReview'];

/** What can be done to the chosen accounts at once. */
export function BulkBar({ rows, done }: { rows: readonly AccountRow[]; done: () => void }) {
  const t = useTexts(texts);
  const [act, setAct] = useState<BulkAct | null>(null);
  return (
    <Paper withBorder p="xs" role="region" aria-label={t('selected', { count: rows.length })}>
      <Group gap="xs">
        <Text size="sm" fw={600} aria-live="polite">
          {t('selected', { count: rows.length })}
        </Text>
        {ACTS.filter((each) => rows.some((row) => mayTry(each, row))).map((each) => (
          <Button key={each} size="compact-sm" variant="default" onClick={() => setAct(each)}>
            {t(each)}
          </Button>
        ))}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={done}>
          {t('deselect')}
        </Button>
      </Group>
      {act ? <BulkDialog act={act} rows={rows} onClose={() => setAct(null)} done={done} /> : null}
    </Paper>
  );
}
