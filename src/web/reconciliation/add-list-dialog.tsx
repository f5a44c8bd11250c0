import { Alert, FileInput, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { useAct } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reconciliation';
import { headsOf } from './columns';

export type Added = Answer<'/api/v1/accounts/{id}/captures', 'post'>;

interface Given {
  capturedOn: string;
  text: string;
  isFile: boolean;
  name: string;
  givenName: string;
  role: string;
}

interface AddListProps {
  accountId: string;
  onAdded: (added: Added) => void;
  onClose: () => void;
}

/** Adds the platform's list: pasted, or out of a file. */
export function AddListDialog({ accountId, onAdded, onClose }: AddListProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/accounts/{id}/captures');
  const send = async ({ capturedOn, text, isFile, name, givenName, role }: Given): Promise<void> => {
    const named = { name, ...(givenName ? { givenName } : {}), ...(role ? { role } : {}) };
    const body = { capturedOn, text, source: isFile ? 'csv' : 'paste', ...(name ? { columns: named } : {}) };
    onAdded(await act.mutateAsync({ path: { id: accountId }, body: body as never }));
  };
  return (
    <ActDialog<Given>
      title={t('addTitle')}
      submit={t('read')}
      done=""
      size="xl"
      initial={{ capturedOn: '', text: '', isFile: false, name: '', givenName: '', role: '' }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <ListFields form={form} />}
    </ActDialog>
  );
}

function ListFields({ form }: { form: Fields<Given> }) {
  const t = useTexts(texts);
  const open = async (file: File | null): Promise<void> => {
    const text = file === null ? '' : await file.text();
    form.setValues({ text, isFile: file !== null, name: '', givenName: '', role: '' });
  };
  return (
    <>
      <Text size="sm">{t('addHint')}</Text>
      <TextInput type="date" label={t('capturedOn')} maw={220} required {...form.getInputProps('capturedOn')} />
      <Textarea
        label={t('text')}
        description={t('textHint')}
        autosize
        minRows={8}
        maxRows={16}
        required
        {...form.getInputProps('text')}
      />
      <FileInput
        label={t('file')}
        placeholder={t('fileChosen')}
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        clearable
        onChange={(file) => void open(file)}
      />
      {form.values.isFile ? <Columns form={form} /> : null}
    </>
  );
}

function Columns({ form }: { form: Fields<Given> }) {
  const t = useTexts(texts);
  const heads = headsOf(form.values.text);
  if (heads.length < 2) return null;
  const column = (key: 'name' | 'givenName' | 'role', label: string) => (
    <Select
      label={label}
      placeholder={t('noColumn')}
      clearable
      data={heads}
      value={form.values[key] || null}
      onChange={(next) => form.setFieldValue(key, next ?? '')}
      error={form.errors[`columns.${key}`]}
    />
  );
  return (
    <>
      <Text size="sm">{t('columnsHint')}</Text>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        {column('name', t('nameColumn'))}
        {column('givenName', t('givenNameColumn'))}
        {column('role', t('roleColumn'))}
      </SimpleGrid>
    </>
  );
}

/** What became of the list that was just added. */
export function ReadNotice({ added }: { added: Added }) {
  const t = useTexts(texts);
  const { rows, matched, ambiguous, unmatched, droppedKinds, dropped } = added;
  const { emails, handles, phones, links, other } = droppedKinds;
  return (
    <Alert title={t('added', { count: rows })} role="alert">
      <Text size="sm">{t('counted', { matched, ambiguous, unmatched })}</Text>
      {dropped === 0 ? null : <Text size="sm">{t('dropped', { emails, handles, phones, links, other })}</Text>}
    </Alert>
  );
}
