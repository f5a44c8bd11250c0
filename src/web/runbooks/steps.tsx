import { useState } from 'react';
import { Badge, Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useUrl } from '../parts/go';
import { useOneOf } from '../parts/names';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/runbooks';
import { word } from '../texts/words';
import { CorrectStep } from './correct-step';
import type { Runbooks, RunbookStep } from './shapes';

/** Every step, or those of one part of the runbooks. */
export function Steps({ runbooks }: { runbooks: Runbooks }) {
  const t = useTexts(texts);
  const oneOf = useOneOf();
  const [{ part }, setUrl] = useUrl({ tab: 'scenarios', part: '' });
  const [corrected, setCorrected] = useState<RunbookStep | null>(null);
  const nameOf = (id: string): string => {
    const title = runbooks.scenarios.find((one) => one.id === id)?.title;
    return title ? oneOf(title.en, title.fr) : word('runbookPart', id);
  };
  const parts = [...new Set(runbooks.steps.map((step) => step.part))];
  const shown = runbooks.steps.filter((step) => part === '' || step.part === part);
  return (
    <Stack>
      <Select
        maw={320}
        aria-label={t('filter')}
        placeholder={t('filter')}
        clearable
        value={part || null}
        onChange={(value) => setUrl({ part: value ?? '' })}
        data={parts.map((value) => ({ value, label: nameOf(value) }))}
      />
      <Text size="sm" c="dimmed">
        {t('dueLead')}
      </Text>
      <Table className="data" aria-label={t('steps')}>
        <Table.Thead>
          <Table.Tr>
            {[t('code'), t('part'), t('who'), t('due'), t('evidence')].map((head) => (
              <Table.Th key={head} scope="col">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((step) => (
            <Row key={step.code} step={step} part={nameOf(step.part)} onCorrect={() => setCorrected(step)} />
          ))}
        </Table.Tbody>
      </Table>
      {corrected ? (
        <CorrectStep step={corrected} corrections={runbooks.corrections} onClose={() => setCorrected(null)} />
      ) : null}
    </Stack>
  );
}

function Row({ step, part, onCorrect }: { step: RunbookStep; part: string; onCorrect: () => void }) {
  const t = useTexts(texts);
  const oneOf = useOneOf();
  const { can } = useReader();
  const { code, title, who, due, evidence, evidenceFr, gate, verifiedBy } = step;
  return (
    <Table.Tr>
      <Table.Td data-head={t('code')}>
        <Stack gap={2} align="flex-start">
          <Text size="sm">{`${code} · ${oneOf(title.en, title.fr)}`}</Text>
          <Group gap={4}>
            {gate ? <Small>{t('gate')}</Small> : null}
            {verifiedBy === 'another_person' ? <Small>{t('second')}</Small> : null}
          </Group>
          {can('runbook.correct') ? (
            <Button size="compact-xs" variant="default" onClick={onCorrect} aria-label={t('correctStep', { code })}>
              {t('correct')}
            </Button>
          ) : null}
        </Stack>
      </Table.Td>
      <Table.Td data-head={t('part')}>{part}</Table.Td>
      <Table.Td data-head={t('who')}>{word('taskWho', who)}</Table.Td>
      <Table.Td data-head={t('due')}>{due}</Table.Td>
      <Table.Td data-head={t('evidence')}>{oneOf(evidence, evidenceFr)}</Table.Td>
    </Table.Tr>
  );
}

const Small = ({ children }: { children: string }) => (
  <Badge variant="outline" color="gray" size="xs" tt="none" radius="sm">
    {children}
  </Badge>
);
