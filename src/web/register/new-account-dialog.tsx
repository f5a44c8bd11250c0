import { Checkbox, Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { useGo } from '../parts/go';
import { usePlatforms } from '../parts/platform-name';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/registering';
import { AccountFields, SeatFields } from './account-fields';
import { filledIn, NO_VALUES } from './account-values';
import { Recognised, useRecognised } from './recognised';

const INITIAL = { ...NO_VALUES, platform: '', handle: '', asRequest: false };
type Values = typeof INITIAL;

/** An account is registered: its address pasted, the rest as far as it is known. */
export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const go = useGo();
  const create = useAct('post', '/api/v1/accounts');
  const register = async (values: Values): Promise<void> => {
    const { platform, handle, asRequest } = values;
    const named = values.profileUrl.trim() === '' || platform !== '' ? { platform, handle: handle.trim() } : {};
    const status = asRequest ? { status: 'requested' } : {};
    const made = await create.mutateAsync({ body: { ...filledIn(values), ...named, ...status } as never });
    notifications.show({ message: t('registered', { name: made.displayName }) });
    go(`/accounts/${made.id}`);
  };
  return (
    <ActDialog
      title={t('title')}
      submit={t('register')}
      initial={INITIAL}
      onSubmit={register}
      onClose={onClose}
      size="xl"
      done=""
    >
      {(form: Fields<Values>) => (
        <>
          <Called form={form} />
          <SeatFields form={form} />
          <AccountFields form={form} />
          <Checkbox
            label={t('asRequest')}
            description={t('asRequestHelp')}
            {...form.getInputProps('asRequest', { type: 'checkbox' })}
          />
        </>
      )}
    </ActDialog>
  );
}

/** How the account is called: by its address, or by platform and handle where there is none. */
function Called({ form }: { form: Fields<Values> }) {
  const t = useTexts(texts);
  const { platforms } = usePlatforms();
  const read = useRecognised(form.values.profileUrl);
  const byHand = read.data === undefined || form.values.platform !== '';
  return (
    <>
      <Text size="sm">{[t('lead'), t('official')].join(' ')}</Text>
      <TextInput
        type="url"
        label={t('link')}
        placeholder={t('linkExample')}
        data-autofocus
        {...form.getInputProps('profileUrl')}
      />
      <Recognised read={read} />
      {byHand ? (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t('platform')}
            searchable
            clearable
            data={platforms.map(({ id, name }) => ({ value: id, label: name }))}
            value={form.values.platform || null}
            onChange={(id) => form.setFieldValue('platform', id ?? '')}
            error={form.errors['platform']}
          />
          <TextInput label={t('handle')} maxLength={320} {...form.getInputProps('handle')} />
        </SimpleGrid>
      ) : null}
    </>
  );
}
