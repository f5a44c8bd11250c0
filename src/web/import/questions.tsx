import { useState } from 'react';
import { Button, Group, Select, Table, Text } from '@mantine/core';
import { Objection } from '../parts/act-dialog';
import { LeaveGuard } from '../parts/leave-guard';
import { Part } from '../parts/page';
import { useAct, useRead, useSettled } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import type { ImportRun, ImportSummary } from './import-names';

type Question = ImportSummary['questions'][number];
type Answers = Readonly<Record<string, string | null>>;

const FIRST = 8;
/** Chosen where the name is nobody's; an address is never empty. */
const NOBODY = '-';

/** Names that a person must be asked about: nothing is guessed. */
export function Questions({ run, told }: { run: ImportRun; told: ImportSummary }) {
  const t = useTexts(texts);
  const [answers, setAnswers] = useState<Answers>({});
  const [isWhole, setWhole] = useState(false);
  const map = useAct('patch', '/api/v1/imports/{id}');
  if (told.questions.length === 0) return null;
  const shown = isWhole ? told.questions : told.questions.slice(0, FIRST);
  const apply = (): void => {
    const people = { ...run.mapping.people, ...answers };
    map.mutate({ path: { id: run.id }, body: { mapping: { ...run.mapping, people } } as never });
  };
  return (
    <Part title={t('questions')}>
      <LeaveGuard dirty={Object.keys(answers).length > 0 && !map.isPending} />
      <Text size="sm" c="dimmed">
        {t('questionsHint')}
      </Text>
      <Table className="data" aria-label={t('questions')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('written')}</Table.Th>
            <Table.Th scope="col">{t('rows')}</Table.Th>
            <Table.Th scope="col">{t('means')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((question) => (
            <Table.Tr key={question.text}>
              <Table.Td data-head={t('written')}>{question.text}</Table.Td>
              <Table.Td data-head={t('rows')}>{question.rows.join(', ')}</Table.Td>
              <Table.Td data-head={t('means')}>
                <Who
                  question={question}
                  answer={answers[question.text]}
                  onAnswer={(mail) => setAnswers({ ...answers, [question.text]: mail })}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {map.error ? <Objection problem={map.error} /> : null}
      <Group justify="space-between">
        {shown.length < told.questions.length ? (
          <Button variant="subtle" size="xs" onClick={() => setWhole(true)}>
            {t('moreQuestions', { count: told.questions.length })}
          </Button>
        ) : (
          <span />
        )}
        <Button size="sm" disabled={Object.keys(answers).length === 0} loading={map.isPending} onClick={apply}>
          {t('answer')}
        </Button>
      </Group>
    </Part>
  );
}

interface WhoProps {
  question: Question;
  answer: string | null | undefined;
  onAnswer: (mail: string | null) => void;
}

/** Whoever is called so comes first; anybody of the directory is found while typing. */
function Who({ question, answer, onAnswer }: WhoProps) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const q = useSettled(typed);
  const found = useRead('/api/v1/people', { query: { q, limit: 20 } as never }, { when: isOpen && q.length > 1 });
  const near = question.candidates.map(({ fullName, workEmail }) => ({ fullName, workEmail }));
  const others = (found.data?.items ?? []).flatMap(({ fullName, workEmail }) =>
    workEmail ? [{ fullName, workEmail }] : [],
  );
  const people = [...new Map([...near, ...others].map((person) => [person.workEmail, person])).values()];
  const chosen = answer === null ? NOBODY : (answer ?? null);
  const data = people.map(({ fullName, workEmail }) => ({ value: workEmail, label: `${fullName} · ${workEmail}` }));
  if (chosen !== null && chosen !== NOBODY && !people.some(({ workEmail }) => workEmail === chosen))
    data.push({ value: chosen, label: chosen });
  return (
    <Select
      aria-label={t('whoIs', { name: question.text })}
      placeholder={t('undecided')}
      data={[...data, { value: NOBODY, label: t('nobody') }]}
      value={chosen}
      onChange={(mail) => mail !== null && onAnswer(mail === NOBODY ? null : mail)}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpen(true)}
      filter={({ options }) => options}
      size="sm"
      miw={220}
    />
  );
}
