import { Paper, Radio, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm, type Fields } from '../parts/act-dialog';
import { useGo } from '../parts/go';
import { LeaveGuard } from '../parts/leave-guard';
import { useFormats } from '../parts/when';
import { useAct } from '../service/reading';
import { texts } from '../texts/access';
import { useTexts } from '../texts/language';
import { word } from '../texts/words';
import type { Askable } from './ask-page';

interface Wish {
  level: string;
  scope: string;
  validFrom: string;
  until: string;
  ticket: string;
  reason: string;
}

const LONGEST_REASON = 500;
const LEVEL_TEXTS = {
  full_control: 'explain_full_control',
  publisher: 'explain_publisher',
  moderator: 'explain_moderator',
  advertiser: 'explain_advertiser',
  analyst: 'explain_analyst',
} as const;

/** Only what was filled in is sent: the service has its own words for what is missing. */
export const filled = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null)) as Partial<T>;

/** What somebody needs to do, for how long and why. */
export function AskForm({ askable }: { askable: Askable }) {
  const t = useTexts(texts);
  const go = useGo();
  const open = useAct('post', '/api/v1/access-requests');
  const first = askable.levels.find(({ level, scopes }) => level === 'publisher' && scopes.length > 0);
  const form = useForm<Wish>({
    initialValues: {
      level: first ? 'publisher' : (askable.levels.find(({ scopes }) => scopes.length > 0)?.level ?? 'analyst'),
      ...{ scope: 'routine', validFrom: '', until: '', ticket: '', reason: '' },
    },
  });
  const send = async (values: Wish): Promise<void> => {
    const { id } = await open.mutateAsync({ body: { accountId: askable.id, ...filled(values) } as never });
    go(`/requests/${id}`);
  };
  return (
    <ActForm form={form} submit={t('sendRequest')} done={t('sent')} onSubmit={send}>
      <LeaveGuard dirty={form.isDirty() && !open.isPending && !open.isSuccess} />
      <Levels askable={askable} form={form} />
      <Period askable={askable} form={form} />
      {askable.ticketNeeded ? (
        <TextInput label={t('ticket')} description={t('ticketNeeded')} required {...form.getInputProps('ticket')} />
      ) : (
        <TextInput label={t('ticket')} description={t('ticketHint')} {...form.getInputProps('ticket')} />
      )}
      <Textarea
        label={t('why')}
        description={t('whyHint')}
        autosize
        minRows={3}
        maxLength={LONGEST_REASON}
        required
        {...form.getInputProps('reason')}
      />
    </ActForm>
  );
}

function Levels({ askable, form }: { askable: Askable; form: Fields<Wish> }) {
  const t = useTexts(texts);
  const scopes = askable.levels.find(({ level }) => level === form.values.level)?.scopes ?? [];
  return (
    <>
      <Radio.Group label={t('whatNeeded')} {...form.getInputProps('level')}>
        <Stack gap="xs" mt="xs">
          {askable.levels.map(({ level, scopes: allowed }) => (
            <Paper key={level} withBorder p="xs">
              <Radio
                value={level}
                disabled={allowed.length === 0}
                label={word('level', level)}
                description={
                  allowed.length === 0 ? t('notEntitled') : t(LEVEL_TEXTS[level as keyof typeof LEVEL_TEXTS])
                }
              />
            </Paper>
          ))}
        </Stack>
      </Radio.Group>
      <Select
        label={t('use')}
        allowDeselect={false}
        data={scopes.map((value) => ({ value, label: word('scope', value) }))}
        {...form.getInputProps('scope')}
      />
    </>
  );
}

function Period({ askable, form }: { askable: Askable; form: Fields<Wish> }) {
  const t = useTexts(texts);
  const format = useFormats();
  const last = askable.lastPossibleDay;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          type="date"
          label={t('firstDay')}
          description={t('firstDayHint')}
          {...form.getInputProps('validFrom')}
        />
        <TextInput
          type="date"
          label={t('lastDay')}
          description={last === null ? t('lastDayHint') : t('lastPossible', { day: format.day(last) })}
          required={last !== null}
          {...form.getInputProps('until')}
        />
      </SimpleGrid>
      {form.errors['accountId'] ? <Text c="red">{form.errors['accountId']}</Text> : null}
    </>
  );
}
