import { Autocomplete, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { AccountPicker, ReasonField } from '../parts/fields';
import { useGo } from '../parts/go';
import { usePlatforms } from '../parts/platform-name';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/branding';
import { choices } from '../texts/words';
import type { Fake } from './shapes';

/** What is filled in; nothing that is empty. */
const filled = (values: Record<string, string | null>): never =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value.trim() !== '')) as never;

const OUTCOMES = ['still_up', 'pending', 'removed', 'renamed', 'blocked', 'not_impersonation'];

/** Somebody saw a profile that pretends to be the organisation's. */
export function TellDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const go = useGo();
  const { platforms } = usePlatforms();
  const add = useAct('post', '/api/v1/impersonations');
  const initial = {
    ...{ profileUrl: '', platform: '', handle: '', seenOn: '', brand: '', notes: '' },
    accountId: null as string | null,
  };
  return (
    <ActDialog
      title={t('tell')}
      submit={t('tell')}
      initial={initial}
      done={t('told')}
      onClose={onClose}
      onSubmit={async (values) => go(`/impersonations/${(await add.mutateAsync({ body: filled(values) })).id}`)}
    >
      {(form) => (
        <>
          <Text size="sm">{t('tellLead')}</Text>
          <TextInput type="url" label={t('link')} {...form.getInputProps('profileUrl')} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t('platform')}
              searchable
              clearable
              data={platforms.map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('platform')}
              value={form.values.platform || null}
              onChange={(id) => form.setFieldValue('platform', id ?? '')}
            />
            <TextInput label={t('handle')} {...form.getInputProps('handle')} />
          </SimpleGrid>
          <Copied form={form} />
        </>
      )}
    </ActDialog>
  );
}

interface Copy {
  seenOn: string;
  brand: string;
  notes: string;
  accountId: string | null;
}

/** What it copies, when it was seen, what makes it a fake. */
function Copied<T extends Copy>({ form, named }: { form: Fields<T>; named?: string | undefined }) {
  const t = useTexts(texts);
  const brands = useRead('/api/v1/brands/in-use');
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <AccountPicker
          label={t('accountCopied')}
          value={form.values.accountId}
          named={named}
          onChange={(id) => form.setFieldValue('accountId', id as never)}
          error={form.errors['accountId']}
        />
        <Autocomplete
          label={t('brandCopied')}
          data={(brands.data?.items ?? []).map(({ name }) => name)}
          {...form.getInputProps('brand')}
        />
      </SimpleGrid>
      <TextInput type="date" label={t('seenOn')} required {...form.getInputProps('seenOn')} />
      <Textarea
        label={t('notes')}
        description={t('notesHelp')}
        autosize
        maxLength={2000}
        {...form.getInputProps('notes')}
      />
    </>
  );
}

interface Props {
  fake: Fake;
  onClose: () => void;
}

export function ChangeDialog({ fake, onClose }: Props) {
  const t = useTexts(texts);
  const change = useAct('patch', '/api/v1/impersonations/{id}');
  const initial: Copy = {
    accountId: fake.accountId,
    brand: fake.brand ?? '',
    seenOn: fake.seenOn,
    notes: fake.notes ?? '',
  };
  return (
    <ActDialog
      title={t('change')}
      submit={t('save')}
      initial={initial}
      onClose={onClose}
      onSubmit={(values) =>
        change.mutateAsync({
          path: { id: fake.id },
          body: filled({ ...values }),
          headers: { 'if-match': `"${fake.version}"` },
        })
      }
    >
      {(form) => <Copied form={form} named={fake.account?.displayName} />}
    </ActDialog>
  );
}

/** The platform was told. */
export function ReportDialog({ fake, onClose }: Props) {
  const t = useTexts(texts);
  const report = useAct('post', '/api/v1/impersonations/{id}/reports');
  return (
    <ActDialog
      title={t('report')}
      submit={t('save')}
      initial={{ reportedOn: '', reportNumber: '', channel: '' }}
      onClose={onClose}
      onSubmit={(values) => report.mutateAsync({ path: { id: fake.id }, body: filled(values) })}
    >
      {(form) => (
        <>
          <Text size="sm">{t('reportLead')}</Text>
          <TextInput type="date" label={t('reportedOn')} required {...form.getInputProps('reportedOn')} />
          <TextInput
            label={t('channel')}
            description={t('channelHelp')}
            maxLength={100}
            {...form.getInputProps('channel')}
          />
          <TextInput label={t('reportNumber')} maxLength={100} {...form.getInputProps('reportNumber')} />
        </>
      )}
    </ActDialog>
  );
}

/** What became of it. */
export function OutcomeDialog({ fake, onClose }: Props) {
  const t = useTexts(texts);
  const decide = useAct('post', '/api/v1/impersonations/{id}/outcome');
  return (
    <ActDialog
      title={t('outcome')}
      submit={t('save')}
      initial={{ outcome: 'removed', on: '', reason: '' }}
      onClose={onClose}
      onSubmit={(body) => decide.mutateAsync({ path: { id: fake.id }, body: body as never })}
    >
      {(form) => (
        <>
          <Select
            label={t('outcome')}
            allowDeselect={false}
            data={choices('fakeState').filter(({ value }) => OUTCOMES.includes(value))}
            {...form.getInputProps('outcome')}
          />
          <TextInput type="date" label={t('outcomeOn')} required {...form.getInputProps('on')} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
