import { useState } from 'react';
import { Button, FileInput, Group, NumberInput, Paper, Select, Stack, Text } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import { texts as parts } from '../texts/parts';
import { READABLE, Sending, TABLES, useSending } from './choose-file';
import type { ImportRun } from './import-names';

const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];
const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** What was detected about the file, and the way to read it otherwise. */
export function Shape({ run }: { run: ImportRun }) {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const { encoding, separator, headerRow } = run.shape;
  const facts = [
    [t('encoding'), encoding],
    [t('separator'), t(SEPARATORS[separator as keyof typeof SEPARATORS] ?? 'comma')],
    [t('headerRow'), String(headerRow)],
  ];
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between">
        <Group gap="lg" role="group" aria-label={t('detected')}>
          {facts.map(([name, value]) => (
            <Text size="sm" key={name}>
              <Text span c="dimmed" size="sm">
                {name}
              </Text>{' '}
              {value}
            </Text>
          ))}
        </Group>
        {run.can.includes('import.reread') ? (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            {t('reread')}
          </Button>
        ) : null}
      </Group>
      {isOpen ? <Reread run={run} onClose={() => setOpen(false)} /> : null}
    </Paper>
  );
}

function Reread({ run, onClose }: { run: ImportRun; onClose: () => void }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const [file, setFile] = useState<File | null>(null);
  const [fields, setFields] = useState({ encoding: '', separator: '', headerRow: '' });
  const sending = useSending(onClose);
  const set = (name: keyof typeof fields) => (value: string | number | null) =>
    setFields({ ...fields, [name]: value === null ? '' : String(value) });
  const detect = { value: '', label: t('detect') };
  const separators = Object.entries(SEPARATORS).map(([value, name]) => ({ value, label: t(name) }));
  const encodings = ENCODINGS.map((value) => ({ value, label: value }));
  return (
    <Dialog opened onClose={onClose} title={t('reread')} closeButtonProps={{ 'aria-label': p('close') }}>
      <Stack>
        <Text size="sm">{t('rereadHint')}</Text>
        <FileInput
          label={t('file')}
          placeholder={t('pick')}
          styles={READABLE}
          accept={TABLES}
          value={file}
          onChange={setFile}
        />
        <Select
          label={t('encoding')}
          data={[detect, ...encodings]}
          value={fields.encoding}
          onChange={set('encoding')}
        />
        <Select
          label={t('separator')}
          data={[detect, ...separators]}
          value={fields.separator}
          onChange={set('separator')}
        />
        <NumberInput
          label={t('headerRow')}
          placeholder={t('detect')}
          min={1}
          max={1000}
          allowDecimal={false}
          value={fields.headerRow}
          onChange={set('headerRow')}
        />
        <Sending {...sending} />
        <Group justify="flex-end">
          <Button
            disabled={file === null}
            loading={sending.share !== null}
            onClick={() => file && sending.send(`/api/v1/imports/${run.id}/file`, file, fields)}
          >
            {t('read')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
