import { Alert, Select, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ActDialog } from '../parts/act-dialog';
import { AccountPicker, ReasonField } from '../parts/fields';
import { useGo } from '../parts/go';
import { useAct, useRead } from '../service/reading';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/incidents';
import { instantOf } from './instants';

interface Props {
  /** On which account, where it is clear already. */
  account?: { id: string; displayName: string };
  onClose: () => void;
}

/** Something happened to an account: from now on nothing leaves the vault for it. */
export function ReportDialog({ account, onClose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const go = useGo();
  const kinds = useRead('/api/v1/incidents/kinds');
  const open = useAct('post', '/api/v1/accounts/{id}/incidents');
  const initial = { accountId: account?.id ?? null, kind: '', noticedAt: '', reason: '' };
  const report = async ({ accountId, kind, noticedAt, reason }: typeof initial): Promise<void> => {
    const at = noticedAt === '' ? {} : { noticedAt: instantOf(noticedAt) };
    const made = await open.mutateAsync({ path: { id: accountId ?? 'none' }, body: { kind, reason, ...at } as never });
    notifications.show({ message: t('reported') });
    go(`/incidents/${made.id}`);
  };
  return (
    <ActDialog
      title={account ? t('reportTitle', { name: account.displayName }) : t('report')}
      submit={t('report')}
      danger
      initial={initial}
      onSubmit={report}
      onClose={onClose}
      done=""
    >
      {(form) => {
        const kind = kinds.data?.items.find(({ id }) => id === form.values.kind);
        return (
          <>
            <Alert color="red">{t('reportFollows')}</Alert>
            {account ? null : (
              <AccountPicker
                description={t('reportFirst')}
                value={form.values.accountId}
                onChange={(id) => form.setFieldValue('accountId', id)}
              />
            )}
            <Select
              label={t('kind')}
              required
              data={(kinds.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title[language] }))}
              {...form.getInputProps('kind')}
              value={form.values.kind || null}
            />
            {kind?.marks ? <Text size="sm">{t('marksNote')}</Text> : null}
            {kind?.rotates ? <Text size="sm">{t('rotatesNote')}</Text> : null}
            <TextInput
              type="datetime-local"
              label={t('noticedAt')}
              description={t('noticedAtHelp')}
              {...form.getInputProps('noticedAt')}
            />
            <ReasonField form={form} hint={t('reasonHelp')} />
          </>
        );
      }}
    </ActDialog>
  );
}
