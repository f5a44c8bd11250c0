import { useState } from 'react';
import { Button, FileInput, Group, Paper, Radio, Stack, Text, Textarea } from '@mantine/core';
import { Page } from '../parts/page';
import { Refused } from '../parts/loaded';
import { useFormats } from '../parts/when';
import { texts } from '../texts/audit-check';
import { useTexts } from '../texts/language';
import { CheckVerdict } from './check-verdict';
import type { NoteProblem } from './log/checkpoint-note';
import { useLogCheck, type Brought } from './use-log-check';
import { useLogKey } from './use-log-key';

/** Verifies the whole log in the page, against a checkpoint the reader brings. */
export function CheckPage() {
  const t = useTexts(texts);
  const { start, stop, progress, outcome, noteProblem } = useLogCheck();
  return (
    <Page title={t('title')}>
      <Text maw={720}>{t('about')}</Text>
      <Paper withBorder p="md" maw={720}>
        <BringForm isRunning={progress !== null} problem={noteProblem} onStart={(brought) => void start(brought)} />
      </Paper>
      <div aria-live="polite">
        {progress === null ? null : <Running lines={progress.lines} onStop={stop} />}
        {outcome?.is === 'stopped' ? <Text>{t('stopped')}</Text> : null}
        {outcome?.is === 'refused' ? <Refused problem={outcome.problem} /> : null}
        {outcome?.is === 'checked' ? <CheckVerdict verdict={outcome.verdict} covered={outcome.covered} /> : null}
      </div>
    </Page>
  );
}

interface BringProps {
  isRunning: boolean;
  problem: NoteProblem | null;
  onStart: (brought: Brought) => void;
}

function BringForm({ isRunning, problem, onStart }: BringProps) {
  const t = useTexts(texts);
  const ours = useLogKey();
  const [source, setSource] = useState('service');
  const [file, setFile] = useState<File | null>(null);
  const [note, setNote] = useState('');
  const [key, setKey] = useState('');
  const [isMissing, setMissing] = useState(false);
  const start = (): void => {
    setMissing(source === 'file' && file === null);
    if (source === 'file' && file === null) return;
    onStart({ file: source === 'file' ? file : null, note, key: key.trim() === '' ? (ours ?? '') : key });
  };
  const said = problem === null || problem === 'bad_signature' ? null : t(`noteProblem_${problem}`);
  return (
    <Stack>
      <Radio.Group label={t('source')} value={source} onChange={setSource}>
        <Stack gap="xs" mt="xs">
          <Radio value="service" label={t('fromService')} description={t('fromServiceHint')} />
          <Radio value="file" label={t('fromFile')} />
        </Stack>
      </Radio.Group>
      {source === 'file' ? (
        <FileInput
          label={t('file')}
          description={t('fileHint')}
          value={file}
          onChange={setFile}
          error={isMissing ? t('fileNeeded') : null}
        />
      ) : null}
      <NoteField {...{ note, setNote }} error={problem === 'bad_key' ? null : said} />
      <Textarea
        label={t('key')}
        description={t('keyHint')}
        placeholder={ours ?? ''}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
        error={problem === 'bad_key' ? said : null}
        autosize
        spellCheck={false}
      />
      <Group justify="flex-end">
        <Button onClick={start} loading={isRunning}>
          {t('start')}
        </Button>
      </Group>
    </Stack>
  );
}

interface NoteProps {
  note: string;
  setNote: (note: string) => void;
  error: string | null;
}

function NoteField({ note, setNote, error }: NoteProps) {
  const t = useTexts(texts);
  const read = (file: File | null): void => {
    if (file) void file.text().then(setNote);
  };
  return (
    <Stack gap="xs">
      <Textarea
        label={t('note')}
        description={t('noteHint')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={error}
        minRows={5}
        autosize
        spellCheck={false}
      />
      <FileInput label={t('noteFile')} onChange={read} size="xs" />
    </Stack>
  );
}

function Running({ lines, onStop }: { lines: number; onStop: () => void }) {
  const t = useTexts(texts);
  const format = useFormats();
  return (
    <Group>
      <Text>{t('running', { lines: format.number(lines) })}</Text>
      <Button variant="default" size="xs" onClick={onStop}>
        {t('stop')}
      </Button>
    </Group>
  );
}
