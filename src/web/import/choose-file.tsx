import { useState } from 'react';
import { Button, FileInput, Group, Paper, Progress, Select, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Objection } from '../parts/act-dialog';
import { useGo } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Problem } from '../service/problem';
import { useRead } from '../service/reading';
import { upload } from '../service/upload';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import { useImportNames, type ImportRun } from './import-names';

/** Files from the machine: CSV in whatever form. */
export const TABLES = '.csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values';

const EXPORTS = '.json,application/json';

/** The words in an empty field are read too. */
export const READABLE = { placeholder: { color: 'var(--mantine-color-dimmed)' } };

/** A file and what it holds; it is read at once and nothing of the register changes. */
export function ChooseFile() {
  const kinds = useRead('/api/v1/imports/kinds');
  return <Loaded read={kinds}>{({ items }) => <ChooseForm kinds={items.map(({ kind }) => kind)} />}</Loaded>;
}

function ChooseForm({ kinds }: { kinds: readonly string[] }) {
  const t = useTexts(texts);
  const names = useImportNames();
  const go = useGo();
  const [kind, setKind] = useState<string>(kinds[0] ?? '');
  const [file, setFile] = useState<File | null>(null);
  const sending = useSending((run) => go(`/import/${run.id}`));
  return (
    <Paper withBorder p="md" maw={640}>
      <Stack>
        <Select
          label={t('kind')}
          description={kind === 'sheet' ? t('kindHint_sheet') : kind === 'secrets' ? t('kindHint_secrets') : undefined}
          data={kinds.map((each) => ({ value: each, label: names.kind(each) }))}
          value={kind}
          onChange={(chosen) => setKind(chosen ?? kind)}
          allowDeselect={false}
        />
        <FileInput
          label={t('file')}
          description={kind === 'secrets' ? undefined : t('fileHint')}
          placeholder={t('pick')}
          styles={READABLE}
          accept={kind === 'secrets' ? EXPORTS : TABLES}
          value={file}
          onChange={setFile}
          clearable
          clearButtonProps={{ 'aria-label': t('pick') }}
        />
        <Text size="sm" c="dimmed">
          {t('noSecrets')}
        </Text>
        <Sending {...sending} />
        <Group justify="flex-end">
          <Button
            leftSection={<IconFileImport size={16} />}
            disabled={file === null}
            loading={sending.share !== null}
            onClick={() => file && sending.send('/api/v1/imports', file, { kind })}
          >
            {t('read')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

interface SendingState {
  /** 0 to 1 while a file is on its way. */
  share: number | null;
  problem: Problem | null;
}

/** Sends a file with its fields; `then` gets the import it became. */
export function useSending(then: (run: ImportRun) => void) {
  const queries = useQueryClient();
  const [state, setState] = useState<SendingState>({ share: null, problem: null });
  const send = (path: string, file: File, fields: Readonly<Record<string, string>>): void => {
    const form = new FormData();
    // Fields come first: the service reads them before the bytes.
    for (const [name, value] of Object.entries(fields)) if (value !== '') form.append(name, value);
    form.append('file', file);
    setState({ share: 0, problem: null });
    upload<ImportRun>(path, form, (share) => setState({ share, problem: null }))
      .then((run) => {
        setState({ share: null, problem: null });
        void queries.invalidateQueries();
        then(run);
      })
      .catch((thrown: unknown) => {
        if (!(thrown instanceof Problem)) throw thrown;
        setState({ share: null, problem: thrown });
      });
  };
  return { ...state, send };
}

/** How much of the file has gone, or why it was not taken. */
export function Sending({ share, problem }: SendingState) {
  const t = useTexts(texts);
  if (problem) return <Objection problem={problem} />;
  return share === null ? null : <Progress value={share * 100} aria-label={t('sending')} />;
}
