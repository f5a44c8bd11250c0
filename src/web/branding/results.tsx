import { useState } from 'react';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { ReasonDialog } from '../parts/reason-dialog';
import { StateBadge } from '../parts/state-badge';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/branding';
import { word } from '../texts/words';
import type { AuditItem, AuditResult } from './shapes';

/** What was found on one account, point by point. */
export function Results({ item }: { item: AuditItem }) {
  const { note, evidence } = item;
  return (
    <Stack gap={4}>
      {item.results.map((result) => (
        <Result key={result.id} result={result} />
      ))}
      {note ? <Text size="xs">{note}</Text> : null}
      {evidence?.kind === 'link' ? (
        <Anchor href={evidence.content} target="_blank" rel="noopener noreferrer" size="xs">
          {evidence.content}
        </Anchor>
      ) : (
        <Text size="xs">{evidence?.content}</Text>
      )}
    </Stack>
  );
}

function Result({ result }: { result: AuditResult }) {
  const t = useTexts(texts);
  const [fixing, setFixing] = useState(false);
  const fix = useAct('post', '/api/v1/brand-audit-faults/{id}/fixed');
  const point = word('auditPoint', result.point);
  return (
    <Group gap={6}>
      <Text span size="sm">
        {point}
      </Text>
      <StateBadge kind="auditResult" value={result.result} />
      {result.fixedAt ? (
        <Text span size="xs" c="dimmed">
          {t('fixedBy', { name: result.fixedByName ?? t('service') })}
        </Text>
      ) : null}
      {result.can.includes('brand_audit.fix') ? (
        <Button size="compact-xs" variant="default" onClick={() => setFixing(true)}>
          {t('fix', { point })}
        </Button>
      ) : null}
      {fixing ? (
        <ReasonDialog
          title={t('fixTitle')}
          follows={t('fixFollows')}
          submit={t('save')}
          onSubmit={(reason) => fix.mutateAsync({ path: { id: result.id }, body: { reason } })}
          onClose={() => setFixing(false)}
        />
      ) : null}
    </Group>
  );
}
