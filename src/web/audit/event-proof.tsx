import { useEffect, useState } from 'react';
import { Accordion, Alert, Code, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { Leaf } from '../../ledger/leaf-form';
import { Loaded, Loading } from '../parts/loaded';
import { Part } from '../parts/page';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { texts } from '../texts/audit';
import { useTexts } from '../texts/language';
import { lineOf, proveEvent, type Proven } from './prove-event';
import { useLogKey } from './use-log-key';

type Proof = Answer<'/api/v1/audit/proof', 'get'>;

/** That the event stands in the log, computed in the page and told in words; below it everything one needs to compute it again. */
export function EventProof({ event }: { event: Leaf }) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/audit/proof', { query: { index: event.index } });
  const key = useLogKey();
  return (
    <Part title={t('proof')}>
      <Text size="sm" c="dimmed">
        {t('proofAbout')}
      </Text>
      <Loaded read={read}>
        {(proof) => (key === undefined ? <Loading /> : <Steps event={event} proof={proof} logKey={key} />)}
      </Loaded>
    </Part>
  );
}

function Steps({ event, proof, logKey }: { event: Leaf; proof: Proof; logKey: string }) {
  const t = useTexts(texts);
  const [proven, setProven] = useState<Proven | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void proveEvent(event, proof, logKey).then((found) => isCurrent && setProven(found));
    return () => void (isCurrent = false);
  }, [event, proof, logKey]);
  if (proven === null) return <Text role="status">{t('proving')}</Text>;
  const place = { number: event.index + 1, size: proof.size };
  return (
    <Stack gap="xs">
      <Step holds={proven.leaf} said={t(proven.leaf ? 'leafHolds' : 'leafFails')} />
      <Step holds={proven.path} said={proven.path ? t('pathHolds', place) : t('pathFails')} />
      <Step holds={proven.signature} said={t(proven.signature ? 'signatureHolds' : 'signatureFails')} />
      <AsData event={event} proof={proof} logKey={logKey} />
    </Stack>
  );
}

const Step = ({ holds, said }: { holds: boolean; said: string }) =>
  holds ? (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <IconCircleCheck size={20} color="var(--mantine-primary-color-filled)" aria-hidden />
      <Text size="sm">{said}</Text>
    </Group>
  ) : (
    <Alert color="red" icon={<IconCircleX />} role="alert">
      {said}
    </Alert>
  );

function AsData({ event, proof, logKey }: { event: Leaf; proof: Proof; logKey: string }) {
  const t = useTexts(texts);
  return (
    <Accordion variant="contained" order={3}>
      <Accordion.Item value="leaf">
        <Accordion.Control>{t('asData')}</Accordion.Control>
        <Accordion.Panel>
          <Data text={lineOf(event)} />
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="proof">
        <Accordion.Control>{t('proofData')}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="sm">
            <Data head={t('leafHash')} text={proof.leafHash} />
            <Data head={t('path')} text={proof.hashes.length === 0 ? t('emptyPath') : proof.hashes.join('\n')} />
            <Data head={t('note')} text={proof.checkpoint} />
            <Data head={t('key')} text={logKey} />
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

const Data = ({ head, text }: { head?: string; text: string }) => (
  <div>
    {head === undefined ? null : (
      <Text size="sm" fw={600}>
        {head}
      </Text>
    )}
    <Code block className="wrapped">
      {text}
    </Code>
  </div>
);
