import { useState } from 'react';
import { Alert, Button, Group, Select, Stack } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { Objection } from '../parts/act-dialog';
import { LeaveGuard } from '../parts/leave-guard';
import { Part } from '../parts/page';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import { ColumnTable } from './column-table';
import { Constants } from './constants';
import { useImportNames, type ImportRun, type Mapping } from './import-names';
import { MappingStore } from './mapping-store';

interface ColumnsProps {
  run: ImportRun;
  /** The columns were sent and taken. */
  onApplied: () => void;
}

/** Which column of the file is which of ours: suggested by their names, changed here, saved for the next file. */
export function Columns({ run, onApplied }: ColumnsProps) {
  const t = useTexts(texts);
  const names = useImportNames();
  const [mapping, setMapping] = useState<Mapping>(run.mapping as Mapping);
  const [isLeaving, setLeaving] = useState(false);
  const map = useAct('patch', '/api/v1/imports/{id}');
  const dirty = JSON.stringify(mapping) !== JSON.stringify(run.mapping);
  const { missing } = run;
  const secrets = run.columns.flatMap(({ name, isSecret }) => (isSecret ? [name] : []));
  const apply = (): void => {
    if (!dirty) return onApplied();
    setLeaving(true);
    const onSuccess = (mapped: ImportRun): void => (mapped.missing.length === 0 ? onApplied() : setLeaving(false));
    map.mutate({ path: { id: run.id }, body: { mapping } as never }, { onSuccess, onError: () => setLeaving(false) });
  };
  return (
    <Stack gap="lg">
      <LeaveGuard dirty={dirty && !isLeaving} />
      {secrets.length > 0 ? (
        <Alert icon={<IconShieldLock />} color="yellow">
          {t('secretHint', { names: secrets.join(', ') })}
        </Alert>
      ) : null}
      <Part title={t('columns')} acts={<MappingStore mapping={mapping} onChosen={setMapping} />}>
        <ColumnTable run={run} mapping={mapping} onChange={setMapping} />
      </Part>
      <Constants run={run} mapping={mapping} missing={missing} onChange={setMapping} />
      <Select
        label={t('dates')}
        data={[
          { value: 'dmy', label: t('dmy') },
          { value: 'mdy', label: t('mdy') },
        ]}
        value={mapping.dates}
        onChange={(dates) => setMapping({ ...mapping, dates: dates ?? mapping.dates })}
        allowDeselect={false}
        maw={320}
      />
      {missing.length > 0 ? (
        <Alert color="red">{t('missing', { columns: missing.map(names.column).join(', ') })}</Alert>
      ) : null}
      {map.error ? <Objection problem={map.error} /> : null}
      <Group justify="flex-end">
        <Button onClick={apply} loading={map.isPending} disabled={!dirty && missing.length > 0}>
          {t('apply')}
        </Button>
      </Group>
    </Stack>
  );
}
