import { useRef, useState } from 'react';
import { Alert, Button, Code, Group, Progress, Stack, Text } from '@mantine/core';
import { IconCertificate, IconDownload } from '@tabler/icons-react';
import { Objection } from '../parts/act-dialog';
import { Part } from '../parts/page';
import { Count, useFormats } from '../parts/when';
import type { Answer } from '../service/shapes';
import { Problem } from '../service/problem';
import { useTexts } from '../texts/language';
import { texts } from '../texts/exports';
import { addressOf, type Choice } from './export-lists';
import { fetched, save, sha256Of, type Fetched } from './fetched';

type Manifest = Extract<Answer<'/api/v1/exports/register', 'get'>, { sha256: string }>;
const KILO = 1024;

interface Taking {
  /** Bytes so far; null when nothing is being taken. */
  bytes: number | null;
  problem: Problem | null;
  saved: (Fetched & { sha256: string | null }) | null;
  manifest: Manifest | null;
}
const NOTHING: Taking = { bytes: null, problem: null, saved: null, manifest: null };

/** Takes the file and tells how much has come; the manifest beside it proves it. */
export function Download({ choice, reason }: { choice: Choice; reason: string }) {
  const t = useTexts(texts);
  const format = useFormats();
  const [taking, setTaking] = useState<Taking>(NOTHING);
  const stop = useRef<AbortController | null>(null);
  const take = async (manifest: boolean): Promise<void> => {
    stop.current = new AbortController();
    setTaking((before) => ({ ...before, bytes: 0, problem: null }));
    try {
      const address = addressOf(choice, reason, manifest);
      const file = await fetched(address, stop.current.signal, (bytes) => setTaking((now) => ({ ...now, bytes })));
      save(manifest ? { ...file, name: `${choice.list}-manifest.json` } : file);
      if (manifest) {
        const proof = JSON.parse(await file.blob.text()) as Manifest;
        setTaking((now) => ({ ...now, bytes: null, manifest: proof }));
      } else {
        const sha256 = await sha256Of(file.blob);
        setTaking({ ...NOTHING, saved: { ...file, sha256 } });
      }
    } catch (thrown) {
      if (!(thrown instanceof Problem) && (thrown as Error).name !== 'AbortError') throw thrown;
      const problem = thrown instanceof Problem ? thrown : null;
      setTaking((now) => ({ ...now, bytes: null, problem }));
    }
  };
  const kilo = (bytes: number): string => format.number(Math.ceil(bytes / KILO));
  const isBusy = taking.bytes !== null;
  return (
    <Stack gap="md">
      <Group>
        <Button leftSection={<IconDownload size={16} />} loading={isBusy} onClick={() => void take(false)}>
          {t('download')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconCertificate size={16} />}
          disabled={isBusy}
          onClick={() => void take(true)}
        >
          {t('manifest')}
        </Button>
        {isBusy ? (
          <Button variant="subtle" onClick={() => stop.current?.abort()}>
            {t('stop')}
          </Button>
        ) : null}
      </Group>
      <Text size="sm" c="dimmed">
        {t('manifestHint')}
      </Text>
      {taking.bytes === null ? null : (
        <>
          <Progress value={100} animated aria-label={t('preparing')} />
          <Text size="sm">{taking.bytes === 0 ? t('preparing') : t('received', { size: kilo(taking.bytes) })}</Text>
        </>
      )}
      {taking.problem ? <Objection problem={taking.problem} /> : null}
      <Text size="sm" aria-live="polite">
        {taking.saved ? t('saved', { name: taking.saved.name, size: kilo(taking.saved.blob.size) }) : ''}
      </Text>
      {taking.manifest ? <Proof manifest={taking.manifest} sha256={taking.saved?.sha256 ?? null} /> : null}
    </Stack>
  );
}

function Proof({ manifest, sha256 }: { manifest: Manifest; sha256: string | null }) {
  const t = useTexts(texts);
  const fits = sha256 === null ? null : sha256 === manifest.sha256;
  return (
    <Part title={t('manifest')}>
      <Text size="sm">
        {t('hash')} <Code>{manifest.sha256}</Code>
      </Text>
      <Text size="sm">
        {t('rows')} <Count of={manifest.rows} />
      </Text>
      {fits === null ? null : <Alert color={fits ? 'teal' : 'yellow'}>{t(fits ? 'proven' : 'differs')}</Alert>}
      <Text size="sm" c="dimmed">
        {t('verify')}
      </Text>
    </Part>
  );
}
