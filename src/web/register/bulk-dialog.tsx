import { Button, Group, Progress, ScrollArea, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { useForm } from '@mantine/form';
import type { Fields } from '../parts/act-dialog';
import { PersonPicker, ReasonField } from '../parts/fields';
import { useTexts } from '../texts/language';
import { texts } from '../texts/register';
import { problemText } from '../texts/problem-texts';
import { choices } from '../texts/words';
import type { BulkAct, BulkValues } from './bulk-acts';
import type { AccountRow } from './shapes';
import { useBulk, type Outcome } from './use-bulk';

const MARKS = ['active', 'dormant', 'suspended', 'compromised', 'lost'];

interface Props {
  act: BulkAct;
  rows: readonly AccountRow[];
  onClose: () => void;
  done: () => void;
}

/** One act on many accounts: asked once, carried out one by one, with what became of each. */
export function BulkDialog({ act, rows, onClose, done }: Props) {
  const t = useTexts(texts);
  const bulk = useBulk(rows);
  const form = useForm<BulkValues>({
    initialValues: { act, status: 'dormant', personId: null, brand: '', reviewDueOn: '', reason: '' },
  });
  const begun = bulk.running || bulk.outcomes.size > 0;
  const shut = (): void => {
    if (bulk.running) return bulk.stop();
    if (bulk.count('done') > 0) done();
    onClose();
  };
  return (
    <Dialog opened onClose={shut} size="lg" title={t('bulkTitle', { act: t(act), count: rows.length })}>
      <Stack>
        {begun ? (
          <Results bulk={bulk} rows={rows} />
        ) : (
          <>
            <Text size="sm">{t('bulkLead')}</Text>
            <Asked act={act} form={form} />
          </>
        )}
        <Group justify="flex-end">
          {begun ? (
            <Button variant="default" onClick={shut}>
              {t(bulk.running ? 'bulkStop' : 'close')}
            </Button>
          ) : (
            <Button onClick={() => void bulk.go(form.values)}>{t('bulkGo')}</Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

/** What the act needs to know. */
function Asked({ act, form }: { act: BulkAct; form: Fields<BulkValues> }) {
  const t = useTexts(texts);
  if (act === 'bulkBrand') return <TextInput label={t('brand')} maxLength={120} {...form.getInputProps('brand')} />;
  if (act === 'bulkReview')
    return <TextInput type="date" label={t('reviewDueOn')} {...form.getInputProps('reviewDueOn')} />;
  return (
    <>
      {act === 'bulkMark' ? (
        <Select
          label={t('markAs')}
          data={choices('accountStatus').filter(({ value }) => MARKS.includes(value))}
          allowDeselect={false}
          {...form.getInputProps('status')}
        />
      ) : (
        <PersonPicker value={form.values.personId} onChange={(id) => form.setFieldValue('personId', id)} />
      )}
      <ReasonField form={form} />
    </>
  );
}

function Results({ bulk, rows }: { bulk: ReturnType<typeof useBulk>; rows: readonly AccountRow[] }) {
  const t = useTexts(texts);
  const left = rows.length - bulk.outcomes.size + bulk.count('not_offered');
  return (
    <>
      <Progress
        value={(bulk.outcomes.size / rows.length) * 100}
        aria-label={t('result')}
        transitionDuration={0}
        role="presentation"
      />
      <Text size="sm" role="status">
        {[
          t('bulkDone', { count: bulk.count('done') }),
          t('bulkRefused', { count: bulk.count('refused') }),
          t('bulkLeft', { count: left }),
        ].join(' · ')}
      </Text>
      <ScrollArea.Autosize mah={320}>
        <Table className="data" aria-label={t('result')}>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td data-head={t('account')}>{row.displayName}</Table.Td>
                <Table.Td data-head={t('result')}>
                  <OutcomeText outcome={bulk.outcomes.get(row.id) ?? { state: 'waiting' }} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </>
  );
}

function OutcomeText({ outcome }: { outcome: Outcome }) {
  const t = useTexts(texts);
  if (outcome.state === 'done') return <Text size="sm">{t('done')}</Text>;
  if (outcome.state === 'waiting')
    return (
      <Text size="sm" c="dimmed">
        {t('waiting')}
      </Text>
    );
  return (
    <Text size="sm" c="red">
      {outcome.state === 'refused' ? problemText(outcome.problem) : t('bulkNotOffered')}
    </Text>
  );
}
