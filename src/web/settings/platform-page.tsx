import { useState } from 'react';
import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { GoButton, usePart } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { When } from '../parts/when';
import { useRead } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/settings-platforms';
import { CorrectDialog, WithdrawDialog } from './correct-platform';
import { FactValue } from './fact-value';
import { FACT_NAMES, topicOf, valueOf, type Fact, type Platform } from './platform-facts';

type Label = keyof typeof texts.texts;
export const factLabel = (fact: string): Label => `fact_${fact.replace('.', '_')}` as Label;

interface Chosen {
  fact: Fact;
  act: 'correct' | 'withdraw';
}

/** Everything known of one platform, each fact with its source and since when; what is wrong is corrected here. */
export function PlatformPage() {
  const t = useTexts(texts);
  const id = usePart('platform');
  const read = useRead('/api/v1/platforms/{id}', { path: { id } });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <Page
      title={read.data?.name ?? t('title')}
      acts={
        <GoButton to="/settings/platforms" variant="default">
          {t('back')}
        </GoButton>
      }
    >
      <Loaded read={read}>
        {(platform) => (
          <Stack gap="xl">
            <FactTable platform={platform} onAct={setChosen} />
            <History platform={platform} />
            {chosen?.act === 'correct' ? (
              <CorrectDialog platform={platform} fact={chosen.fact} onClose={() => setChosen(null)} />
            ) : null}
            {chosen?.act === 'withdraw' ? (
              <WithdrawDialog platform={platform} fact={chosen.fact} onClose={() => setChosen(null)} />
            ) : null}
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function FactTable({ platform, onAct }: { platform: Platform; onAct: (chosen: Chosen) => void }) {
  const t = useTexts(texts);
  const { can } = useReader();
  const mayCorrect = can('platform.correct');
  return (
    <Part title={t('facts')}>
      <Table className="data" aria-label={t('facts')} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {(['fact', 'value', 'source', 'since'] as const).map((head) => (
              <Table.Th key={head} scope="col">
                {t(head)}
              </Table.Th>
            ))}
            {mayCorrect ? <Table.Th scope="col">{t('correct')}</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {FACT_NAMES.map((fact) => (
            <FactRow key={fact} {...{ platform, fact, mayCorrect, onAct }} />
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}

interface RowProps {
  platform: Platform;
  fact: Fact;
  mayCorrect: boolean;
  onAct: (chosen: Chosen) => void;
}

function FactRow({ platform, fact, mayCorrect, onAct }: RowProps) {
  const t = useTexts(texts);
  const correction = platform.corrections.find(({ field }) => field === fact);
  const label = t(factLabel(fact));
  const source = (platform.sources as Record<string, string>)[topicOf(fact)];
  return (
    <Table.Tr>
      <Table.Td data-head={t('fact')}>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        {platform.unverified.includes(topicOf(fact)) ? (
          <Badge variant="light" color="yellow" tt="none" radius="sm" className="state">
            {t('notConfirmed')}
          </Badge>
        ) : null}
      </Table.Td>
      <Table.Td data-head={t('value')} maw={480}>
        <FactValue
          value={fact === 'closedOn' && platform.status === 'open' ? t('stillOpen') : valueOf(platform, fact)}
        />
      </Table.Td>
      <Table.Td data-head={t('source')}>{correction?.source ?? source ?? '–'}</Table.Td>
      <Table.Td data-head={t('since')}>
        {correction ? (
          <>
            <When at={correction.correctedAt} />
            <Text size="xs">{correction.correctedByName}</Text>
          </>
        ) : (
          t('fromFile')
        )}
      </Table.Td>
      {mayCorrect ? (
        <Table.Td data-head={t('correct')}>
          <Group gap={4}>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('correctFact', { fact: label })}
              onClick={() => onAct({ fact, act: 'correct' })}
            >
              {t('correct')}
            </Button>
            {correction ? (
              <Button size="compact-xs" variant="subtle" onClick={() => onAct({ fact, act: 'withdraw' })}>
                {t('withdraw')}
              </Button>
            ) : null}
          </Group>
        </Table.Td>
      ) : null}
    </Table.Tr>
  );
}

function History({ platform: { history } }: { platform: Platform }) {
  const t = useTexts(texts);
  if (history.length === 0) return <Text c="dimmed">{t('noHistory')}</Text>;
  return (
    <Part title={t('history')}>
      <Table className="data" aria-label={t('history')}>
        <Table.Thead>
          <Table.Tr>
            {(['fact', 'value', 'source', 'by', 'since', 'until'] as const).map((head) => (
              <Table.Th key={head} scope="col">
                {t(head)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {history.map((each) => (
            <Table.Tr key={`${each.field} ${each.correctedAt}`}>
              <Table.Td data-head={t('fact')}>{t(factLabel(each.field))}</Table.Td>
              <Table.Td data-head={t('value')}>
                <FactValue value={each.value} />
              </Table.Td>
              <Table.Td data-head={t('source')}>{each.source}</Table.Td>
              <Table.Td data-head={t('by')}>{each.correctedByName}</Table.Td>
              <Table.Td data-head={t('since')}>
                <When at={each.correctedAt} />
              </Table.Td>
              <Table.Td data-head={t('until')}>
                {each.endedAt === null ? t('inForce') : <When at={each.endedAt} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}
