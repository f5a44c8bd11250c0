import { Select } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/account';
import { word } from '../texts/words';
import type { Account } from './shapes';

/** The account goes to another state of its life. */
export function MarkDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useTexts(texts);
  const mark = useAct('post', '/api/v1/accounts/{id}/status');
  return (
    <ActDialog
      title={t('markTitle', { name: account.displayName })}
      submit={t('save')}
      initial={{ status: account.marks[0] ?? '', reason: '' }}
      onClose={onClose}
      onSubmit={(body) => mark.mutateAsync({ path: { id: account.id }, body: body as never })}
    >
      {(form) => (
        <>
          <Select
            label={t('markAs')}
            data={account.marks.map((value) => ({ value, label: word('accountStatus', value) }))}
            allowDeselect={false}
            {...form.getInputProps('status')}
          />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
