import { Autocomplete, Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { PersonPicker } from '../parts/fields';
import { useAct, useRead } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import { choices } from '../texts/words';
import type { Person } from './shapes';

const NOTHING = {
  fullName: '',
  workEmail: '',
  kind: 'employee',
  organisation: '',
  department: '',
  managerId: '',
  startDate: '',
  lastDay: '',
  absenceFrom: '',
  absenceUntil: '',
  locale: 'fr-FR',
  timeZone: 'Europe/Paris',
  externalId: '',
};
type Values = typeof NOTHING;
const FIELDS = Object.keys(NOTHING) as (keyof Values)[];

const valuesOf = (person: Person): Values =>
  Object.fromEntries(FIELDS.map((field) => [field, person[field] ?? ''])) as Values;

interface Props {
  person?: Person;
  onClose: () => void;
  onDone?: (id: string) => void;
}

/** Somebody new in the directory, or what is written about them changed. */
export function PersonDialog({ person, onClose, onDone }: Props) {
  const t = useTexts(texts);
  const create = useAct('post', '/api/v1/people');
  const change = useAct('patch', '/api/v1/people/{id}');
  const before = person ? valuesOf(person) : NOTHING;
  const save = async (values: Values): Promise<void> => {
    const differing = FIELDS.filter((field) => (person ? values[field] !== before[field] : values[field] !== ''));
    const body = Object.fromEntries(differing.map((field) => [field, values[field].trim() || null])) as never;
    const saved = person
      ? await change.mutateAsync({
          path: { id: person.id },
          body,
          headers: { 'if-match': `"${person.version}"` },
        })
      : await create.mutateAsync({ body });
    notifications.show({ message: person ? t('saved') : t('added', { name: saved.fullName }) });
    onDone?.(saved.id);
  };
  return (
    <ActDialog
      title={person ? t('changeTitle', { name: person.fullName }) : t('addTitle')}
      submit={t('save')}
      initial={before}
      onSubmit={save}
      onClose={onClose}
      size="xl"
      done=""
    >
      {(form) => (
        <>
          {person ? null : <Text size="sm">{t('addLead')}</Text>}
          <PersonFields form={form} managerName={person?.managerName ?? undefined} />
        </>
      )}
    </ActDialog>
  );
}

function PersonFields({ form, managerName }: { form: Fields<Values>; managerName?: string | undefined }) {
  const t = useTexts(texts);
  const { can } = useReader();
  const organisations = useRead(
    '/api/v1/organisations',
    { query: { limit: 200 } as never },
    { when: can('organisation.list') },
  );
  const day = { type: 'date' } as const;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="xs">
      <TextInput label={t('name')} required maxLength={200} {...form.getInputProps('fullName')} />
      <TextInput type="email" label={t('workEmail')} required {...form.getInputProps('workEmail')} />
      <Select label={t('kind')} data={choices('personKind')} allowDeselect={false} {...form.getInputProps('kind')} />
      <Autocomplete
        label={t('organisation')}
        data={(organisations.data?.items ?? []).map(({ name }) => name)}
        maxLength={200}
        {...form.getInputProps('organisation')}
      />
      <TextInput label={t('department')} maxLength={200} {...form.getInputProps('department')} />
      <PersonPicker
        label={t('manager')}
        value={form.values.managerId || null}
        named={managerName}
        onChange={(id) => form.setFieldValue('managerId', id ?? '')}
        error={form.errors['managerId']}
      />
      <TextInput {...day} label={t('startDate')} {...form.getInputProps('startDate')} />
      <TextInput {...day} label={t('lastDay')} description={t('lastDayHelp')} {...form.getInputProps('lastDay')} />
      <TextInput
        {...day}
        label={t('absenceFrom')}
        description={t('absenceHelp')}
        {...form.getInputProps('absenceFrom')}
      />
      <TextInput {...day} label={t('absenceUntil')} {...form.getInputProps('absenceUntil')} />
      <TextInput label={t('locale')} maxLength={35} {...form.getInputProps('locale')} />
      <TextInput label={t('timeZone')} maxLength={64} {...form.getInputProps('timeZone')} />
      <TextInput label={t('externalId')} maxLength={100} {...form.getInputProps('externalId')} />
    </SimpleGrid>
  );
}
