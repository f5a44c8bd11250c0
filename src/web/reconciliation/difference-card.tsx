import { useState } from 'react';
import { Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useFormats } from '../parts/when';
import { useAct } from '../service/reading';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/reconciliation';
import { word } from '../texts/words';
import type { Comparison } from './reconciliation-tab';
import { ResolveDialog } from './resolve-dialog';

export type Difference = Comparison['ghosts'][number];

/** One difference: what stands there, what here, and what may be done about it. */
export function DifferenceCard({ accountId, difference }: { accountId: string; difference: Difference }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<'accept' | 'resolve' | null>(null);
  const { can, row } = difference;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Told difference={difference} />
        <Group gap="xs">
          {can.includes('capture.resolve') && row !== null ? (
            <Button size="xs" variant="default" onClick={() => setOpen('resolve')}>
              {t('resolve')}
            </Button>
          ) : null}
          {can.includes('reconciliation.accept') ? (
            <Button size="xs" variant="default" onClick={() => setOpen('accept')}>
              {t('accept')}
            </Button>
          ) : null}
        </Group>
      </Group>
      {open === 'accept' ? (
        <Accept accountId={accountId} difference={difference} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'resolve' && row !== null ? (
        <ResolveDialog
          captureId={difference.captureId}
          row={row}
          name={difference.name ?? ''}
          candidates={difference.candidates}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Paper>
  );
}

function Told({ difference }: { difference: Difference }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormats();
  const { person, name, role, platformLevels, registerLevels, candidates, accepted, cures, kind } = difference;
  const levels = (all: readonly string[]): string => all.map((level) => word('level', level)).join(', ');
  const there = [role, levels(platformLevels)].filter(Boolean).join(' · ') || t('roleUnknown');
  return (
    <Stack gap={2} flex={1} miw={220}>
      <Text fw={600}>
        {[person ?? name, person === null && candidates.length === 0 ? t('outside') : null].filter(Boolean).join(' · ')}
      </Text>
      {kind === 'missing' ? null : <Text size="sm">{t('there', { what: there })}</Text>}
      {registerLevels.length === 0 ? null : <Text size="sm">{t('here', { what: levels(registerLevels) })}</Text>}
      {candidates.length === 0 ? null : (
        <Text size="sm">{t('mayBe', { who: candidates.map((one) => `${one.name} (${one.email})`).join(', ') })}</Text>
      )}
      {accepted ? (
        <Text size="sm" c="dimmed">
          {t('accepted', { day: format.day(accepted.reviewOn), name: accepted.byName, reason: accepted.reason })}
        </Text>
      ) : (
        <Stack gap={0} component="ul" className="plain-list" aria-label={t('cures')}>
          {cures.map((cure) => (
            <Text size="xs" c="dimmed" component="li" key={cure.path + cure.act}>
              {cure.text[language]}
            </Text>
          ))}
        </Stack>
      )}
    </Stack>
  );
}

interface AcceptProps {
  accountId: string;
  difference: Difference;
  onClose: () => void;
}

function Accept({ accountId, difference, onClose }: AcceptProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/accounts/{id}/reconciliation/accept');
  return (
    <ActDialog
      title={t('acceptTitle')}
      submit={t('accept')}
      done={t('acceptedDone')}
      initial={{ reviewOn: '', reason: '' }}
      onSubmit={(values) =>
        act.mutateAsync({ path: { id: accountId }, body: { ...values, difference: difference.difference } as never })
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('acceptHint')}</Text>
          <TextInput type="date" label={t('reviewOn')} required {...form.getInputProps('reviewOn')} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
