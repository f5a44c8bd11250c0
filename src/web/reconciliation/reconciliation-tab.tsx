import { useState } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { Loaded } from '../parts/loaded';
import { Part } from '../parts/page';
import { useFormats } from '../parts/when';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reconciliation';
import { AddListDialog, ReadNotice, type Added } from './add-list-dialog';
import { DifferenceCard } from './difference-card';
import { Lists, NewestRows } from './lists';

export type Comparison = Answer<'/api/v1/accounts/{id}/reconciliation', 'get'>;

const KINDS = ['questions', 'ghosts', 'wrongRoles', 'missing'] as const;

/** What the newest list and the register do not agree on, each with what makes it go away; and the lists themselves. */
export function ReconciliationTab({ accountId }: { accountId: string }) {
  const read = useRead('/api/v1/accounts/{id}/reconciliation', { path: { id: accountId } });
  return <Loaded read={read}>{(comparison) => <Compared comparison={comparison} />}</Loaded>;
}

function Compared({ comparison }: { comparison: Comparison }) {
  const t = useTexts(texts);
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<Added | null>(null);
  const { accountId, captureId } = comparison;
  const open = KINDS.reduce((sum, kind) => sum + comparison[kind].length, 0);
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Standing comparison={comparison} />
        {comparison.can.includes('capture.add') ? (
          <Button onClick={() => setAdding(true)}>{t('addList')}</Button>
        ) : null}
      </Group>
      {added ? <ReadNotice added={added} /> : null}
      {captureId !== null && open === 0 ? <Alert>{t('allClear')}</Alert> : null}
      {KINDS.filter((kind) => comparison[kind].length > 0).map((kind) => (
        <Part key={kind} title={t(kind)}>
          {comparison[kind].map((difference) => (
            <DifferenceCard key={difference.difference} accountId={accountId} difference={difference} />
          ))}
        </Part>
      ))}
      {captureId === null ? null : <NewestRows captureId={captureId} />}
      {captureId === null ? null : <Lists accountId={accountId} />}
      {adding ? <AddListDialog accountId={accountId} onAdded={setAdded} onClose={() => setAdding(false)} /> : null}
    </Stack>
  );
}

function Standing({ comparison }: { comparison: Comparison }) {
  const t = useTexts(texts);
  const format = useFormats();
  const { capturedOn, dueOn, isOverdue } = comparison;
  return (
    <Stack gap={0}>
      <Text size="sm">{capturedOn === null ? t('noList') : t('seenOn', { day: format.day(capturedOn) })}</Text>
      {dueOn === null ? null : (
        <Text size="sm" {...(isOverdue ? { c: 'red', fw: 600 } : { c: 'dimmed' })}>
          {t(isOverdue ? 'overdue' : 'dueOn', { day: format.day(dueOn) })}
        </Text>
      )}
    </Stack>
  );
}
