import { TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/registering';
import { AccountFields } from './account-fields';
import { changedIn, valuesOf } from './account-values';
import type { Account } from './shapes';

/** What is written down about an account is changed; seats have their own tab. */
export function ChangeAccountDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useTexts(texts);
  const change = useAct('patch', '/api/v1/accounts/{id}');
  const before = valuesOf(account);
  const names = {
    secondFactorHolderId: account.secondFactorHolderName,
    parentAccountId: account.parent?.displayName ?? null,
  };
  return (
    <ActDialog
      title={t('changeTitle', { name: account.displayName })}
      submit={t('save')}
      initial={before}
      size="xl"
      onClose={onClose}
      onSubmit={(values) =>
        change.mutateAsync({
          path: { id: account.id },
          body: changedIn(before, values) as never,
          headers: { 'if-match': `"${account.version}"` },
        })
      }
    >
      {(form) => (
        <>
          <TextInput type="url" label={t('link')} {...form.getInputProps('profileUrl')} />
          <AccountFields form={form} names={names} />
        </>
      )}
    </ActDialog>
  );
}
