import { Group, Progress, Stack, Table, Text } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { Loaded } from '../parts/loaded';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/account';
import type { TabProps } from './account-tabs';

type Continuity = Answer<'/api/v1/accounts/{id}/continuity', 'get'>;
type Line = Continuity['checks'][number];

/** Would the account stay ours if one person were gone; each question with its weight, its reason and what to do. */
export function ContinuityTab({ account }: TabProps) {
  const language = useLanguage();
  const read = useRead('/api/v1/accounts/{id}/continuity', {
    path: { id: account.id },
    query: { lang: language } as never,
  });
  return <Loaded read={read}>{(continuity) => <Score continuity={continuity} />}</Loaded>;
}

function Score({ continuity: { score, scope, checks } }: { continuity: Continuity }) {
  const t = useTexts(texts);
  return (
    <Stack>
      <Text size="sm">{t('scoreLead')}</Text>
      {score === null ? (
        <Text fw={600}>{t('scoreNone')}</Text>
      ) : (
        <Group>
          <Text size="xl" fw={700}>
            {t('score', { score })}
          </Text>
          <Progress value={score} w="14rem" aria-label={t('tabContinuity')} />
        </Group>
      )}
      {scope === 'register' ? (
        <Text size="sm" c="dimmed">
          {t('scoreRegister')}
        </Text>
      ) : null}
      <Table className="data" aria-label={t('tabContinuity')}>
        <Table.Tbody>
          {checks.map((line) => (
            <LineRow key={line.code} line={line} />
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

function LineRow({ line }: { line: Line }) {
  const t = useTexts(texts);
  const said = line.passed === null ? 'notApplicable' : line.passed ? 'passed' : 'failed';
  const Sign = line.passed === null ? IconMinus : line.passed ? IconCheck : IconX;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Sign size={16} aria-hidden />
          <Text size="sm" fw={line.passed === false ? 600 : 400}>
            {t(said)}
          </Text>
        </Group>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{line.question}</Text>
        <Text size="xs" c="dimmed">
          {line.why}
        </Text>
        {line.todo ? <Text size="sm">{line.todo}</Text> : null}
      </Table.Td>
      <Table.Td ta="right">
        <Text size="xs" c="dimmed">
          {t('weight', { weight: line.weight })}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
