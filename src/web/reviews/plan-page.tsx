import { Checkbox, Fieldset, NumberInput, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm, type Fields } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useGo } from '../parts/go';
import { LeaveGuard } from '../parts/leave-guard';
import { Page } from '../parts/page';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reviews';
import { choices } from '../texts/words';

interface Plan {
  name: string;
  subject: string;
  brand: string;
  platform: string;
  criticality: string;
  organisation: string;
  onlyFullControl: boolean;
  cadence: string;
  startsOn: string;
  answerDays: number;
  reviewerRule: string;
  afterDeadline: string;
  reason: string;
}

const PLAIN: Plan = {
  ...{ name: '', subject: 'grants', brand: '', platform: '', criticality: '', organisation: '' },
  ...{ onlyFullControl: false, cadence: 'quarterly', startsOn: '', answerDays: 14 },
  ...{ reviewerRule: 'owner', afterDeadline: 'nothing', reason: '' },
};
const SCOPE = ['brand', 'platform', 'criticality', 'organisation'] as const;

/** Plans a round of review; one that begins today begins at once. */
export function PlanPage() {
  const t = useTexts(texts);
  const go = useGo();
  const open = useAct('post', '/api/v1/campaigns');
  const form = useForm<Plan>({ initialValues: PLAIN });
  const send = async (values: Plan): Promise<void> => {
    const { brand: _b, platform: _p, criticality: _c, organisation: _o, onlyFullControl, ...rest } = values;
    const parts = SCOPE.filter((key) => values[key] !== '').map((key) => [key, values[key].trim()]);
    const scope = { ...Object.fromEntries(parts), ...(onlyFullControl ? { onlyFullControl } : {}) };
    const { id } = await open.mutateAsync({ body: { ...rest, scope } as never });
    go(`/campaigns/${id}`);
  };
  return (
    <Page title={t('planTitle')}>
      <Stack maw={720}>
        <ActForm form={form} submit={t('plan')} done={t('planned')} onSubmit={send} onCancel={() => go('/campaigns')}>
          <LeaveGuard dirty={form.isDirty() && !open.isPending && !open.isSuccess} />
          <TextInput label={t('name')} description={t('nameHint')} required {...form.getInputProps('name')} />
          <Select
            label={t('subject')}
            allowDeselect={false}
            data={choices('campaignSubject')}
            {...form.getInputProps('subject')}
          />
          <Scope form={form} />
          <Course form={form} />
          <ReasonField form={form} />
        </ActForm>
      </Stack>
    </Page>
  );
}

function Scope({ form }: { form: Fields<Plan> }) {
  const t = useTexts(texts);
  return (
    <Fieldset legend={t('scope')}>
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          {t('scopeHint')}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('brand')} {...form.getInputProps('brand')} />
          <TextInput label={t('platform')} {...form.getInputProps('platform')} />
          <Select
            label={t('criticality')}
            placeholder={t('everything')}
            clearable
            data={choices('criticality')}
            value={form.values.criticality || null}
            onChange={(value) => form.setFieldValue('criticality', value ?? '')}
          />
          <TextInput label={t('organisation')} {...form.getInputProps('organisation')} />
        </SimpleGrid>
        {form.values.subject === 'grants' ? (
          <Checkbox label={t('onlyFullControl')} {...form.getInputProps('onlyFullControl', { type: 'checkbox' })} />
        ) : null}
      </Stack>
    </Fieldset>
  );
}

function Course({ form }: { form: Fields<Plan> }) {
  const t = useTexts(texts);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput type="date" label={t('startsOn')} required {...form.getInputProps('startsOn')} />
      <NumberInput label={t('answerDays')} min={1} max={180} {...form.getInputProps('answerDays')} />
      <Select label={t('cadence')} allowDeselect={false} data={choices('cadence')} {...form.getInputProps('cadence')} />
      <Select
        label={t('reviewer')}
        allowDeselect={false}
        data={choices('reviewerRule')}
        {...form.getInputProps('reviewerRule')}
      />
      <Select
        label={t('afterDeadline')}
        allowDeselect={false}
        data={choices('afterDeadline')}
        {...form.getInputProps('afterDeadline')}
      />
    </SimpleGrid>
  );
}
