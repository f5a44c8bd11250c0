import { Badge, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Empty, Loaded } from '../parts/loaded';
import { Go } from '../parts/go';
import { Part } from '../parts/page';
import { useRead } from '../service/reading';
import type { Item } from '../service/shapes';
import { texts } from '../texts/home';
import { useTexts } from '../texts/language';
import { pageOfList } from './addresses';
import { WorkEntry } from './work-entry';

export type Work = Item<'/api/v1/me/work'>;
type Kind = Parameters<ReturnType<typeof useTexts<typeof texts.texts>>>[0];

/** Asked again so often while somebody looks. */
const EVERY_MS = 60_000;

/** What waits for the reader, kind by kind. */
export function WorkPart() {
  const t = useTexts(texts);
  const read = useRead('/api/v1/me/work', undefined, { every: EVERY_MS });
  return (
    <Part title={t('needsMe')}>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('nothingWaits')}</Empty>
          ) : (
            <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }} spacing="sm">
              {items.map((work) => (
                <WorkCard key={work.kind} work={work} />
              ))}
            </SimpleGrid>
          )
        }
      </Loaded>
    </Part>
  );
}

function WorkCard({ work }: { work: Work }) {
  const t = useTexts(texts);
  const title = t(work.kind as Kind);
  const list = pageOfList(work.list);
  return (
    <Card withBorder padding="sm" component="article" aria-label={title}>
      <Stack gap="xs" h="100%">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={3} size="h5">
            {title}
          </Title>
          <Badge variant="light" size="lg" radius="sm">
            {work.total}
          </Badge>
        </Group>
        <Counts work={work} />
        <Stack component="ul" gap={6} className="plain-list">
          {work.first.map((entry) => (
            <WorkEntry key={entry.subject} kind={work.kind} entry={entry} />
          ))}
        </Stack>
        {list && work.total > 0 ? (
          <Go to={list.to} search={list.search} fz="sm" mt="auto" aria-label={t('allOf', { kind: title })}>
            {t('all')}
          </Go>
        ) : null}
      </Stack>
    </Card>
  );
}

const SHOWN = ['late', 'today', 'week', 'confirm', 'review', 'questions', 'news'];

function Counts({ work }: { work: Work }) {
  const t = useTexts(texts);
  const counts = work.counts.filter(({ code, total }) => total > 0 && SHOWN.includes(code));
  if (counts.length === 0) return null;
  return (
    <Group gap={6}>
      {counts.map(({ code, total }) => (
        <Text key={code} size="xs" {...(code === 'late' ? { fw: 700, className: 'late' } : { c: 'dimmed' })}>
          {t(`count_${code}` as Kind, { count: total })}
        </Text>
      ))}
    </Group>
  );
}
