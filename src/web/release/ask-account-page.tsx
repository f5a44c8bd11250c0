import { Checkbox, Fieldset, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm, type Fields } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useGo } from '../parts/go';
import { NotAllowed } from '../parts/loaded';
import { Page } from '../parts/page';
import { usePlatforms } from '../parts/platform-name';
import { useAct } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/new-accounts';
import { NO_WISH, wished, WishFields } from './account-request-fields';

const INITIAL = { ...NO_WISH, profileUrl: '', platform: '', handle: '', notPersonal: false, reason: '' };
type Values = typeof INITIAL;

/** Somebody asks for a new official account. */
export function AskAccountPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const go = useGo();
  const act = useAct('post', '/api/v1/account-requests');
  const form = useForm<Values>({ initialValues: INITIAL });
  const send = async ({ profileUrl, platform, handle, notPersonal, reason, ...wish }: Values): Promise<void> => {
    const named = profileUrl.trim() === '' ? { platform, handle: handle.trim() } : { profileUrl: profileUrl.trim() };
    const request = await act.mutateAsync({ body: { ...wished(wish), ...named, notPersonal, reason } as never });
    go(`/account-requests/${request.id}`);
  };
  if (!can('account_request.open')) return <NotAllowed />;
  return (
    <Page title={t('ask')} about={t('askAbout')}>
      <ActForm form={form} submit={t('send')} done={t('sent')} onSubmit={send} onCancel={() => go('/account-requests')}>
        <Which form={form} />
        <WishFields form={form} />
        <Checkbox label={t('notPersonal')} required {...form.getInputProps('notPersonal', { type: 'checkbox' })} />
        <ReasonField form={form} hint={t('why')} />
      </ActForm>
    </Page>
  );
}

/** By its address, or by platform and handle where there is none yet. */
function Which({ form }: { form: Fields<Values> }) {
  const t = useTexts(texts);
  const { platforms } = usePlatforms();
  const byHand = form.values.profileUrl.trim() === '';
  return (
    <Fieldset legend={t('which')}>
      <TextInput type="url" label={t('link')} description={t('linkHint')} {...form.getInputProps('profileUrl')} />
      {byHand ? (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mt="xs">
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
    </Fieldset>
  );
}
