import { Alert, Anchor, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconFileImport } from '@tabler/icons-react';
import { Objection } from '../parts/act-dialog';
import { GoButton } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import { codeText, type ImportRun } from './import-names';
import { Summary } from './summary';

interface RunImportProps {
  run: ImportRun;
  onRows: () => void;
}

/** The dry run, the run and what came of it. */
export function RunImport({ run, onRows }: RunImportProps) {
  if (run.status === 'running') return <Running run={run} />;
  return (
    <Stack gap="lg">
      {run.failure ? <Failed code={run.failure} /> : null}
      {run.status === 'done' || run.status === 'forgotten' ? (
        <Result run={run} onRows={onRows} />
      ) : (
        <Before run={run} />
      )}
    </Stack>
  );
}

function Before({ run }: { run: ImportRun }) {
  const t = useTexts(texts);
  const summary = useRead('/api/v1/imports/{id}/summary', { path: { id: run.id } });
  return (
    <>
      <Loaded read={summary}>{(told) => <Summary told={told} />}</Loaded>
      <Text>{t('dryRun')}</Text>
      <Group justify="flex-end">
        <Begin run={run} label={t('run')} />
      </Group>
    </>
  );
}

function Begin({ run, label, variant }: { run: ImportRun; label: string; variant?: string }) {
  const begin = useAct('post', '/api/v1/imports/{id}/run');
  return (
    <Stack align="flex-end" gap="xs">
      {begin.error ? <Objection problem={begin.error} /> : null}
      <Button
        leftSection={<IconFileImport size={16} />}
        loading={begin.isPending}
        disabled={!run.can.includes('import.run')}
        onClick={() => begin.mutate({ path: { id: run.id }, headers: { 'if-match': `"${run.version}"` } })}
        {...(variant ? { variant } : {})}
      >
        {label}
      </Button>
    </Stack>
  );
}

function Running({ run }: { run: ImportRun }) {
  const t = useTexts(texts);
  const { read, total } = run.progress ?? { read: null, total: run.rows };
  const told = read === null ? t('runningElsewhere', { total }) : t('running', { read, total });
  return (
    <Paper withBorder p="md">
      <Stack>
        <Text aria-live="polite">{told}</Text>
        <Progress value={read === null || total === 0 ? 100 : (read / total) * 100} animated aria-label={told} />
        <Text size="sm" c="dimmed">
          {t('mayLeave')}
        </Text>
      </Stack>
    </Paper>
  );
}

function Failed({ code }: { code: string }) {
  const t = useTexts(texts);
  return (
    <Alert color="red" role="alert" title={t('failed')}>
      {codeText(code)}
    </Alert>
  );
}

function Result({ run, onRows }: RunImportProps) {
  const t = useTexts(texts);
  const { counts } = run;
  if (!counts) return <GoButton to="/import">{t('another')}</GoButton>;
  return (
    <>
      <Alert icon={<IconCircleCheck />} title={t('done')} role="region">
        <Text aria-live="polite">{t('outcomeText', { ...counts })}</Text>
      </Alert>
      <Group>
        <GoButton to={run.kind === 'people' ? '/people' : '/accounts'}>{t('toRegister')}</GoButton>
        {counts.refused > 0 ? (
          <Anchor href={`/api/v1/imports/${run.id}/result`} download>
            {t('resultFile')}
          </Anchor>
        ) : null}
        {counts.refused > 0 && run.can.includes('import.fix') ? (
          <Button variant="default" onClick={onRows}>
            {t('seeRefused')}
          </Button>
        ) : null}
        <GoButton to="/import" variant="default">
          {t('another')}
        </GoButton>
      </Group>
    </>
  );
}
