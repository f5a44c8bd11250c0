import { Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { PersonPicker } from '../parts/fields';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reconciliation';
import { choices } from '../texts/words';

interface Said {
  /** A candidate's id, `other` somebody of the directory, `outside`. */
  who: string;
  personId: string;
  label: string;
  level: string;
}

interface ResolveProps {
  captureId: string;
  row: number;
  name: string;
  candidates: readonly { personId: string; name: string; email: string }[];
  onClose: () => void;
}

const GRANTED = ['full_control', 'publisher', 'moderator', 'advertiser', 'analyst'];

/** Says whom a name on a list means. */
export function ResolveDialog({ captureId, row, name, candidates, onClose }: ResolveProps) {
  const t = useTexts(texts);
  const act = useAct('put', '/api/v1/captures/{id}/rows/{row}');
  const send = ({ who, personId, label, level }: Said): Promise<unknown> => {
    const meant = who === 'outside' ? { label } : { personId: who === 'other' ? personId : who };
    const body = { ...meant, ...(level === '' ? {} : { level }) };
    return act.mutateAsync({ path: { id: captureId, row: row as never }, body: body as never });
  };
  const first = candidates[0]?.personId ?? 'other';
  return (
    <ActDialog<Said>
      title={t('resolveTitle', { name })}
      submit={t('resolve')}
      done={t('resolved')}
      initial={{ who: first, personId: '', label: name, level: '' }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <Answers form={form} candidates={candidates} />}
    </ActDialog>
  );
}

function Answers({ form, candidates }: { form: Fields<Said>; candidates: ResolveProps['candidates'] }) {
  const t = useTexts(texts);
  const { who } = form.values;
  return (
    <>
      <Text size="sm">{t('resolveHint')}</Text>
      <Radio.Group aria-label={t('meant')} {...form.getInputProps('who')}>
        <Stack gap="xs">
          {candidates.map(({ personId, name, email }) => (
            <Radio key={personId} value={personId} label={`${name} · ${email}`} />
          ))}
          <Radio value="other" label={t('inDirectory')} />
          <Radio value="outside" label={t('notInDirectory')} />
        </Stack>
      </Radio.Group>
      {who === 'other' ? (
        <PersonPicker
          value={form.values.personId || null}
          onChange={(id) => form.setFieldValue('personId', id ?? '')}
          error={form.errors['personId']}
          required
        />
      ) : null}
      {who === 'outside' ? (
        <TextInput label={t('label')} description={t('labelHint')} required {...form.getInputProps('label')} />
      ) : null}
      <Select
        label={t('meansLevel')}
        placeholder={t('asRead')}
        clearable
        data={choices('level').filter(({ value }) => GRANTED.includes(value))}
        value={form.values.level || null}
        onChange={(next) => form.setFieldValue('level', next ?? '')}
        error={form.errors['level']}
      />
    </>
  );
}
