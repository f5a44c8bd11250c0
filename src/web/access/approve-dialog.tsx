import { Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { useFormats } from '../parts/when';
import { useAct } from '../service/reading';
import { texts } from '../texts/access';
import { useTexts } from '../texts/language';
import { word } from '../texts/words';
import { filled } from './ask-form';
import type { RequestDetail } from './request-page';

interface Approval {
  level: string;
  scope: string;
  validFrom: string;
  until: string;
  nativeRole: string;
  ticket: string;
  reason: string;
}

/** Says yes, to what was asked or to less. */
export function ApproveDialog({ request, onClose }: { request: RequestDetail; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/access-requests/{id}/approve');
  const { level, scope, validFrom, until } = request;
  const asked = { level, scope, validFrom: validFrom ?? '', until: until ?? '' };
  const send = (values: Approval): Promise<unknown> => {
    const changed = Object.entries(values).filter(([key, value]) => value !== (asked as Record<string, string>)[key]);
    return act.mutateAsync({ path: { id: request.id }, body: filled(Object.fromEntries(changed)) as never });
  };
  return (
    <ActDialog<Approval>
      title={t('approveTitle', { name: request.requester.fullName })}
      submit={t('approve')}
      done={t('approved')}
      initial={{ ...asked, nativeRole: '', ticket: '', reason: '' }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <ApprovalFields request={request} form={form} />}
    </ActDialog>
  );
}

function ApprovalFields({ request, form }: { request: RequestDetail; form: Fields<Approval> }) {
  const t = useTexts(texts);
  const format = useFormats();
  const { decision } = request;
  const words = (kind: 'level' | 'scope', values: readonly string[], asked: string) =>
    values.map((value) => ({
      value,
      label: value === asked ? `${word(kind, value)} (${t('unchangedLevel')})` : word(kind, value),
    }));
  const last = decision?.lastPossibleDay ?? null;
  return (
    <>
      <Text size="sm">{t('approveHint')}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t('level')}
          allowDeselect={false}
          data={words('level', decision?.levels ?? [], request.level)}
          {...form.getInputProps('level')}
        />
        <Select
          label={t('use')}
          allowDeselect={false}
          data={words('scope', decision?.scopes ?? [], request.scope)}
          {...form.getInputProps('scope')}
        />
        <TextInput type="date" label={t('firstDay')} {...form.getInputProps('validFrom')} />
        <TextInput
          type="date"
          label={t('lastDay')}
          description={last === null ? null : t('lastPossible', { day: format.day(last) })}
          {...form.getInputProps('until')}
        />
      </SimpleGrid>
      <TextInput label={t('nativeRole')} description={t('nativeRoleHint')} {...form.getInputProps('nativeRole')} />
      {decision?.ticketNeeded ? (
        <TextInput label={t('ticket')} description={t('ticketNeeded')} required {...form.getInputProps('ticket')} />
      ) : null}
      <Textarea label={t('note')} description={t('noteHint')} autosize {...form.getInputProps('reason')} />
    </>
  );
}
