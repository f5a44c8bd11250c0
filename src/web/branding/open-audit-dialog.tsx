import { Checkbox, Group, Select, SimpleGrid, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { PersonPicker } from '../parts/fields';
import { useGo } from '../parts/go';
import { usePlatforms } from '../parts/platform-name';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/branding';
import { choices } from '../texts/words';

const INITIAL = {
  ...{ brand: '', platform: '', dueOn: '', checklist: ['handle', 'name', 'logo', 'bio', 'link', 'badge'] },
  assigneeId: null as string | null,
};

/** Somebody is asked to look the accounts of a brand, a platform or both over. */
export function OpenAuditDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const go = useGo();
  const { platforms } = usePlatforms();
  const brands = useRead('/api/v1/brands/in-use');
  const open = useAct('post', '/api/v1/brand-audits');
  const ask = async ({ brand, platform, dueOn, checklist, assigneeId }: typeof INITIAL): Promise<void> => {
    const scope = { ...(brand ? { brand } : {}), ...(platform ? { platform } : {}) };
    const body = { ...scope, dueOn, checklist, assigneeId: assigneeId ?? '' } as never;
    go(`/brand-audits/${(await open.mutateAsync({ body })).id}`);
  };
  return (
    <ActDialog
      title={t('auditOpen')}
      submit={t('auditOpen')}
      initial={INITIAL}
      done={t('auditAsked')}
      onSubmit={ask}
      onClose={onClose}
    >
      {(form) => (
        <>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t('brand')}
              clearable
              searchable
              data={(brands.data?.items ?? []).map(({ name }) => name)}
              value={form.values.brand || null}
              onChange={(brand) => form.setFieldValue('brand', brand ?? '')}
              error={form.errors['brand']}
            />
            <Select
              label={t('platform')}
              clearable
              searchable
              data={platforms.map(({ id, name }) => ({ value: id, label: name }))}
              value={form.values.platform || null}
              onChange={(platform) => form.setFieldValue('platform', platform ?? '')}
              error={form.errors['platform']}
            />
          </SimpleGrid>
          <PersonPicker
            label={t('assignee')}
            description={t('assigneeHelp')}
            value={form.values.assigneeId}
            onChange={(id) => form.setFieldValue('assigneeId', id)}
            error={form.errors['assigneeId']}
          />
          <TextInput type="date" label={t('dueOn')} required {...form.getInputProps('dueOn')} />
          <Checkbox.Group label={t('points')} {...form.getInputProps('checklist')}>
            <Group gap="sm" mt="xs">
              {choices('auditPoint').map(({ value, label }) => (
                <Checkbox key={value} value={value} label={label} />
              ))}
            </Group>
          </Checkbox.Group>
        </>
      )}
    </ActDialog>
  );
}
