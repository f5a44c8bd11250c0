import { Alert, Button, Stepper, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ActDialog } from '../parts/act-dialog';
import { useGo, usePart, useUrl } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import { Columns } from './columns';
import { useImportNames, type ImportRun } from './import-names';
import { ImportRows } from './import-rows';
import { RunImport } from './run-import';
import { Shape } from './shape';

const STEPS = ['columns', 'rows', 'run'] as const;
const POLL_MS = 1000;

/** One import at its own address: columns, rows, and the run with its result. */
export function ImportRunPage() {
  const id = usePart('importId');
  const first = useRead('/api/v1/imports/{id}', { path: { id } });
  const isRunning = first.data?.status === 'running';
  const read = useRead('/api/v1/imports/{id}', { path: { id } }, isRunning ? { every: POLL_MS } : {});
  const t = useTexts(texts);
  const queries = useQueryClient();
  const status = read.data?.status;
  // What was read in shows everywhere.
  useEffect(() => {
    if (status === 'done') void queries.invalidateQueries();
  }, [status, queries]);
  if (read.data === undefined)
    return (
      <Page title={t('title')}>
        <Loaded read={read}>{() => null}</Loaded>
      </Page>
    );
  return <OneImport run={read.data} />;
}

function OneImport({ run }: { run: ImportRun }) {
  const t = useTexts(texts);
  const names = useImportNames();
  const isTable = run.kind !== 'secrets';
  const mayLook = run.can.includes(isTable ? 'import.map' : 'import.run');
  const [{ step }, change] = useUrl({ step: run.status !== 'mapping' ? 'run' : isTable ? 'columns' : 'rows' });
  const at = run.status === 'running' || run.status === 'forgotten' ? 'run' : step;
  const active = STEPS.findIndex((each) => each === at);
  const isReady = run.missing.length === 0;
  const open = (next: number): void => change({ step: STEPS[next - 1] ?? 'columns' });
  return (
    <Page
      title={run.fileName}
      about={`${names.kind(run.kind)} · ${t('rowCount', { count: run.rows })}`}
      acts={
        <>
          <StateBadge kind="importState" value={run.status} />
          {run.can.includes('import.discard') ? <Discard id={run.id} /> : null}
        </>
      }
    >
      <Stepper active={active + 1} onStepClick={open} size="sm" allowNextStepsSelect={false}>
        <Stepper.Step label={t('stepFile')} allowStepSelect={false} />
        <Stepper.Step label={t('stepColumns')} allowStepSelect={run.can.includes('import.map')} />
        <Stepper.Step label={t('stepRows')} allowStepSelect={isReady && mayLook} />
        <Stepper.Step label={t('stepRun')} allowStepSelect={isReady && run.status !== 'running'} />
      </Stepper>
      {run.status === 'forgotten' ? <Alert>{t('forgotten')}</Alert> : null}
      {at === 'columns' ? (
        <>
          <Shape run={run} />
          <Columns key={run.version} run={run} onApplied={() => change({ step: 'rows' })} />
        </>
      ) : null}
      {at === 'rows' ? (
        <ImportRows run={run} onBack={() => change({ step: 'columns' })} onRun={() => change({ step: 'run' })} />
      ) : null}
      {at === 'run' ? <RunImport run={run} onRows={() => change({ step: 'rows' })} /> : null}
    </Page>
  );
}

function Discard({ id }: { id: string }) {
  const t = useTexts(texts);
  const go = useGo();
  const [isOpen, setOpen] = useState(false);
  const discard = useAct('delete', '/api/v1/imports/{id}');
  const submit = async (): Promise<void> => {
    await discard.mutateAsync({ path: { id } });
    go('/import');
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('discard')}
      </Button>
      {isOpen ? (
        <ActDialog
          title={t('discardTitle')}
          submit={t('discard')}
          danger
          initial={{}}
          onSubmit={submit}
          onClose={() => setOpen(false)}
          done={t('discarded')}
        >
          <Text size="sm">{t('discardHint')}</Text>
        </ActDialog>
      ) : null}
    </>
  );
}
