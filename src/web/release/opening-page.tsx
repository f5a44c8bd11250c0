import { useState } from 'react';
import { Button, Radio, Stack, Table, Text } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { ActDialog } from '../parts/act-dialog';
import { Facts } from '../parts/facts';
import { ReasonField } from '../parts/fields';
import { Go, usePart } from '../parts/go';
import { Empty, Loaded } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { useFormats, When } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useReader } from '../service/session';
import { texts } from '../texts/break-glass';
import { useTexts } from '../texts/language';
import { choices, word } from '../texts/words';

type Report = Answer<'/api/v1/break-glass/{id}', 'get'>;
type Act = 'confirm' | 'end' | 'review';

const ACTS = [
  ['break_glass.confirm', 'confirm', 'confirm'],
  ['break_glass.review', 'review', 'reviewIt'],
  ['break_glass.end', 'end', 'end'],
] as const;

/** One emergency: who, why, until when, what was done under it. */
export function OpeningPage() {
  const id = usePart('openingId');
  const read = useRead('/api/v1/break-glass/{id}', { path: { id } }, { every: 15_000 });
  return <Loaded read={read}>{(report) => <Shown report={report} />}</Loaded>;
}

function Shown({ report }: { report: Report }) {
  const t = useTexts(texts);
  const { person } = useReader();
  const [open, setOpen] = useState<Act | null>(null);
  const close = (): void => setOpen(null);
  const name = report.people[report.personId] ?? '';
  const isMine = report.personId === person?.id && report.state === 'open';
  return (
    <Page
      title={t('detail', { name })}
      about={report.account ? <AccountName account={report.account} link={false} /> : null}
      acts={ACTS.filter(([act]) => report.can.includes(act)).map(([act, what, label]) => (
        <Button key={act} variant={what === 'end' ? 'default' : 'filled'} onClick={() => setOpen(what)}>
          {t(label)}
        </Button>
      ))}
    >
      <State report={report} />
      {isMine ? <Go to={`/accounts/${report.accountId}/credentials`}>{t('toVault')}</Go> : null}
      <Done report={report} />
      {open === 'confirm' ? <Confirm report={report} name={name} onClose={close} /> : null}
      {open === 'end' ? <End report={report} onClose={close} /> : null}
      {open === 'review' ? <Review report={report} onClose={close} /> : null}
    </Page>
  );
}

function State({ report }: { report: Report }) {
  const t = useTexts(texts);
  const format = useFormats();
  const byAt = (id: string | null, at: string | null): string | null =>
    id === null || at === null ? null : t('byAt', { name: report.people[id] ?? '', when: format.instant(at) });
  const { reviewDueAt, outcome } = report;
  return (
    <Facts
      of={[
        [t('state'), <StateBadge key="state" kind="openingState" value={report.state} />],
        [t('reason'), report.reason],
        [t('ticket'), report.ticket],
        [t('openedAt'), <When key="at" at={report.openedAt} />],
        [t('until'), <When key="until" at={report.expiresAt} />],
        [t('confirmedBy'), report.needsSecondPerson ? byAt(report.confirmedBy, report.confirmedAt) : t('notNeeded')],
        [t('endedBy'), byAt(report.endedBy, report.endedAt)],
        [t('review'), outcome === null && reviewDueAt ? t('dueBy', { when: format.instant(reviewDueAt) }) : null],
        [t('outcome'), outcome === null ? null : word('outcome', outcome)],
        [t('reviewedBy'), byAt(report.reviewedBy, report.reviewedAt)],
        [t('reviewReason'), report.reviewReason],
      ]}
    />
  );
}

function Done({ report }: { report: Report }) {
  const t = useTexts(texts);
  return (
    <Part title={t('doneTitle')}>
      {report.done.length === 0 ? (
        <Empty>{t('doneNothing')}</Empty>
      ) : (
        <Table className="data" aria-label={t('doneTitle')}>
          <Table.Thead>
            <Table.Tr>
              {(['at', 'what', 'version', 'reason'] as const).map((head) => (
                <Table.Th key={head} scope="col">
                  {t(head)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.done.map((one) => (
              <Table.Tr key={one.at + one.action}>
                <Table.Td data-head={t('at')}>
                  <When at={one.at} />
                </Table.Td>
                <Table.Td data-head={t('what')}>
                  {word('vaultAct', one.action)} · {word('credentialKind', one.kind)}
                </Table.Td>
                <Table.Td data-head={t('version')}>{one.version}</Table.Td>
                <Table.Td data-head={t('reason')}>{one.reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Part>
  );
}

interface ActProps {
  report: Report;
  onClose: () => void;
}

const matching = ({ id, version }: Report) => ({ path: { id }, headers: { 'if-match': `"${version}"` } });

function Confirm({ report, name, onClose }: ActProps & { name: string }) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/break-glass/{id}/confirm');
  return (
    <ActDialog
      title={t('confirmTitle', { name })}
      submit={t('confirm')}
      done={t('confirmed')}
      initial={{}}
      onSubmit={() => act.mutateAsync({ ...matching(report), body: {} })}
      onClose={onClose}
    >
      <Text size="sm">{t('confirmFollows')}</Text>
    </ActDialog>
  );
}

function End({ report, onClose }: ActProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/break-glass/{id}/end');
  return (
    <ActDialog
      title={t('endTitle')}
      submit={t('end')}
      done={t('ended')}
      initial={{}}
      onSubmit={() => act.mutateAsync({ ...matching(report), body: {} })}
      onClose={onClose}
    >
      <Text size="sm">{t('endFollows')}</Text>
    </ActDialog>
  );
}

function Review({ report, onClose }: ActProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/break-glass/{id}/review');
  return (
    <ActDialog
      title={t('reviewTitle')}
      submit={t('reviewIt')}
      done={t('reviewed')}
      initial={{ outcome: 'justified', reason: '' }}
      onSubmit={(body) => act.mutateAsync({ ...matching(report), body: body as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Radio.Group label={t('outcome')} {...form.getInputProps('outcome')}>
            <Stack gap="xs" mt="xs">
              {choices('outcome').map(({ value, label }) => (
                <Radio key={value} value={value} label={label} />
              ))}
            </Stack>
          </Radio.Group>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
