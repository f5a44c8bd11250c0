import { useState } from 'react';
import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { Loaded } from '../parts/loaded';
import { StateBadge } from '../parts/state-badge';
import { useFormats } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/new-accounts';
import { Attest, Verify, Waive } from './gate-acts';

type SetUp = Answer<'/api/v1/accounts/{id}/set-up', 'get'>;
export type Gate = SetUp['gates'][number];

/** What must be so before a new official account is used, each with what one may do about it. */
export function SetUpTab({ accountId }: { accountId: string }) {
  const read = useRead('/api/v1/accounts/{id}/set-up', { path: { id: accountId } });
  return <Loaded read={read}>{(setUp) => <Gates setUp={setUp} />}</Loaded>;
}

function Gates({ setUp }: { setUp: SetUp }) {
  const t = useTexts(texts);
  const [isActivating, setActivating] = useState(false);
  const { gates, scope, complete, state, can, people, accountId } = setUp;
  return (
    <Stack>
      <Text size="sm">{t('setUpAbout')}</Text>
      {state === 'done' ? <Alert color="teal">{t('isDone')}</Alert> : null}
      {state === 'open' && complete ? <Alert color="teal">{t('complete')}</Alert> : null}
      {scope === 'register' ? (
        <Text size="sm" c="dimmed">
          {t('registerOnly')}
        </Text>
      ) : null}
      {gates
        .filter((gate) => gate.state !== 'not_applicable')
        .map((gate) => (
          <OneGate key={gate.code} gate={gate} accountId={accountId} people={people} />
        ))}
      {can.includes('account.activate') ? (
        <Group>
          <Button onClick={() => setActivating(true)}>{t('activate')}</Button>
        </Group>
      ) : null}
      {isActivating ? <Activate accountId={accountId} onClose={() => setActivating(false)} /> : null}
    </Stack>
  );
}

const ACTS = [
  ['set_up.attest', 'attest', 'attestNamed'],
  ['set_up.verify', 'verify', 'verifyNamed'],
  ['set_up.waive', 'waive', 'waiveNamed'],
] as const;

interface GateProps {
  gate: Gate;
  accountId: string;
  people: SetUp['people'];
}

function OneGate({ gate, accountId, people }: GateProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [open, setOpen] = useState<(typeof ACTS)[number][1] | null>(null);
  const title = gate.title[lang];
  const props = { gate, accountId, title, onClose: () => setOpen(null) };
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="sm">
        <Stack gap={2}>
          <Group gap="xs">
            <Text fw={600}>{title}</Text>
            <StateBadge kind="gateState" value={gate.state} />
          </Group>
          <Text size="sm">{gate.why[lang]}</Text>
          {gate.todo ? (
            <Text size="sm">
              {gate.todo[lang]} {t('who', { who: gate.who[lang] })}
            </Text>
          ) : null}
          <Said gate={gate} people={people} />
        </Stack>
        <Group gap="xs">
          {ACTS.filter(([act]) => gate.can.includes(act)).map(([act, what, named]) => (
            <Button
              key={act}
              size="xs"
              variant={what === 'waive' ? 'default' : 'light'}
              aria-label={t(named, { title })}
              onClick={() => setOpen(what)}
            >
              {t(what)}
            </Button>
          ))}
        </Group>
      </Group>
      {open === 'attest' ? <Attest {...props} /> : null}
      {open === 'waive' ? <Waive {...props} /> : null}
      {open === 'verify' ? <Verify {...props} /> : null}
    </Paper>
  );
}

/** Who vouched for it, or who left it out and who signed that. */
function Said({ gate: { attestation, waiver }, people }: Pick<GateProps, 'gate' | 'people'>) {
  const t = useTexts(texts);
  const format = useFormats();
  const nameOf = (id: string): string => people[id] ?? '';
  return (
    <>
      {attestation ? (
        <Text size="sm">
          {t('attested', {
            name: nameOf(attestation.byId),
            when: format.instant(attestation.at),
            evidence: attestation.evidence,
          })}
        </Text>
      ) : null}
      {waiver ? (
        <Text size="sm">
          {t('waived', { name: nameOf(waiver.byId), day: format.day(waiver.reviewOn), reason: waiver.reason })}{' '}
          {waiver.verifiedBy ? t('verifiedBy', { name: nameOf(waiver.verifiedBy) }) : t('needsSecond')}
        </Text>
      ) : null}
    </>
  );
}

function Activate({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/accounts/{id}/activate');
  return (
    <ActDialog
      title={t('activateTitle')}
      submit={t('activate')}
      done={t('activated')}
      initial={{ reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: accountId }, body })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('activateFollows')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
