import { List, Text } from '@mantine/core';
import { Loaded } from '../parts/loaded';
import { useNames } from '../parts/names';
import { Part } from '../parts/page';
import { useFormats } from '../parts/when';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/tasks';
import type { Task } from './shapes';

/** Each look at an exception after the close of its case. */
export function TaskReviews({ task }: { task: Task }) {
  const read = useRead('/api/v1/tasks/{id}/reviews', { path: { id: task.id } });
  return <Loaded read={read}>{(reviews) => <Looks {...reviews} />}</Loaded>;
}

function Looks({ items, names }: { items: NonNullable<Task['review']>[]; names?: Task['names'] }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const { person } = useNames(names);
  if (items.length === 0) return null;
  return (
    <Part title={t('reviews')}>
      <List size="sm" spacing={4}>
        {items.map(({ id, reviewOn, reason, decidedBy, verifiedBy }) => (
          <List.Item key={id}>
            <Text size="sm">
              {reviewOn ? t('reviewedUntil', { day: day(reviewOn) }) : t('settled')} · {reason}
            </Text>
            <Text size="xs" c="dimmed">
              {t('by', { name: person(decidedBy) })} ·{' '}
              {verifiedBy ? t('verifiedBy', { name: person(verifiedBy) }) : t('unsigned')}
            </Text>
          </List.Item>
        ))}
      </List>
    </Part>
  );
}
