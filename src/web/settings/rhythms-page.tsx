import { useState } from 'react';
import { Button, Select, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { DataTable, type Column } from '../parts/data-table';
import { GoButton } from '../parts/go';
import { Page } from '../parts/page';
import { Day } from '../parts/when';
import { useAct, useList } from '../service/reading';
import { useReader } from '../service/session';
import type { Item } from '../service/shapes';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/settings-platforms';

type Policy = Item<'/api/v1/policies'>;

const CADENCES = ['quarterly', 'half_yearly', 'yearly', 'none'] as const;
type Cadence = (typeof CADENCES)[number];

/** How often each policy is looked at again. */
export function RhythmsPage() {
  const t = useTexts(texts);
  const [changed, setChanged] = useState<Policy | null>(null);
  const list = useList('/api/v1/policies');
  const title = useTitle();
  return (
    <Page
      title={t('rhythmTitle')}
      acts={
        <GoButton to="/settings" variant="default">
          {t('settings')}
        </GoButton>
      }
    >
      <Text maw={720}>{t('rhythmAbout')}</Text>
      <DataTable
        caption={t('rhythmTitle')}
        list={list}
        rowKey={({ code }) => code}
        columns={useColumns(title, setChanged)}
        empty={t('noPolicies')}
      />
      {changed ? <RhythmDialog policy={changed} title={title(changed)} onClose={() => setChanged(null)} /> : null}
    </Page>
  );
}

/** A policy's title in the reader's language, else in the other, else its code. */
function useTitle(): (policy: Policy) => string {
  const language = useLanguage();
  return ({ code, title }) => title[language] ?? title.fr ?? title.en ?? code;
}

function useColumns(title: (policy: Policy) => string, onChange: (policy: Policy) => void): readonly Column<Policy>[] {
  const t = useTexts(texts);
  const { can } = useReader();
  const change: Column<Policy> = {
    key: 'change',
    head: t('changeRhythm'),
    cell: (policy) => (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('changeRhythmOf', { policy: title(policy) })}
        onClick={() => onChange(policy)}
      >
        {t('changeRhythm')}
      </Button>
    ),
  };
  return [
    { key: 'policy', head: t('policy'), cell: title },
    { key: 'rhythm', head: t('rhythm'), cell: ({ cadence }) => t(`cadence_${cadence as Cadence}`) },
    {
      key: 'due',
      head: t('reviewDue'),
      cell: ({ versions }) => <Day on={versions.findLast(({ current }) => current)?.reviewDueOn} />,
    },
    ...(can('policy.change') ? [change] : []),
  ];
}

function RhythmDialog({ policy, title, onClose }: { policy: Policy; title: string; onClose: () => void }) {
  const t = useTexts(texts);
  const { mutateAsync } = useAct('patch', '/api/v1/policies/{code}');
  return (
    <ActDialog
      title={t('changeRhythmOf', { policy: title })}
      submit={t('save')}
      initial={{ cadence: policy.cadence as Cadence }}
      onSubmit={(body) =>
        mutateAsync({ path: { code: policy.code }, body, headers: { 'if-match': `"${policy.version}"` } })
      }
      onClose={onClose}
    >
      {(form) => (
        <Select
          label={t('rhythm')}
          allowDeselect={false}
          data={CADENCES.map((value) => ({ value, label: t(`cadence_${value}`) }))}
          {...form.getInputProps('cadence')}
        />
      )}
    </ActDialog>
  );
}
