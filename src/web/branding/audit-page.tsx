import { useState } from 'react';
import { Alert, Button, Group, Text } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { DataTable, type Column } from '../parts/data-table';
import { Facts } from '../parts/facts';
import { Go, usePart } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { ReasonDialog } from '../parts/reason-dialog';
import { StateBadge } from '../parts/state-badge';
import { Day } from '../parts/when';
import { useAct, useList, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/branding';
import { word } from '../texts/words';
import { AnswerDialog } from './answer-dialog';
import { Results } from './results';
import { useScope } from './scope';
import type { Audit, AuditItem } from './shapes';

/** One brand audit: what was found on each account. */
export function AuditPage() {
  const id = usePart('auditId');
  const read = useRead('/api/v1/brand-audits/{id}', { path: { id } });
  return <Loaded read={read}>{(audit) => <Shown audit={audit} />}</Loaded>;
}

function Shown({ audit }: { audit: Audit }) {
  const t = useTexts(texts);
  const scopeOf = useScope();
  const [answering, setAnswering] = useState<AuditItem | null>(null);
  const list = useList('/api/v1/brand-audits/{id}/items', { path: { id: audit.id } });
  return (
    <Page title={`${t('audits')} · ${scopeOf(audit)}`} acts={<Cancel audit={audit} />}>
      <Group gap="xs">
        <StateBadge kind="brandAudit" value={audit.state} />
        {audit.isOverdue ? <Text size="sm">{t('overdue')}</Text> : null}
      </Group>
      {audit.cancelReason ? <Alert color="gray">{t('auditCancelled', { reason: audit.cancelReason })}</Alert> : null}
      <Facts
        of={[
          [t('dueOn'), <Day key="due" on={audit.dueOn} />],
          [
            t('assignee'),
            <Go key="who" to={`/people/${audit.assigneeId}`}>
              {audit.assignee}
            </Go>,
          ],
          [t('askedBy'), audit.createdByName ?? t('service')],
          [t('progress'), t('progressOf', { answered: audit.answered, accounts: audit.accounts })],
          [t('points'), audit.checklist.map((point) => word('auditPoint', point)).join(', ')],
        ]}
      />
      <DataTable caption={t('audits')} list={list} columns={useColumns(setAnswering)} rowKey={(row) => row.accountId} />
      {answering ? <AnswerDialog audit={audit} item={answering} onClose={() => setAnswering(null)} /> : null}
    </Page>
  );
}

function useColumns(answer: (item: AuditItem) => void): Column<AuditItem>[] {
  const t = useTexts(texts);
  return [
    {
      key: 'account',
      head: t('account'),
      cell: ({ accountId, ...row }) => <AccountName account={{ ...row, id: accountId }} />,
    },
    { key: 'results', head: t('points'), cell: (row) => <Results item={row} /> },
    {
      key: 'answered',
      head: t('answered'),
      cell: (row) => {
        if (row.can.includes('brand_audit.answer'))
          return (
            <Button size="compact-sm" variant="default" onClick={() => answer(row)}>
              {t('answer')}
            </Button>
          );
        return row.answeredBy ? (row.answeredByName ?? t('service')) : t('notAnswered');
      },
    },
  ];
}

function Cancel({ audit }: { audit: Audit }) {
  const t = useTexts(texts);
  const [asking, setAsking] = useState(false);
  const cancel = useAct('post', '/api/v1/brand-audits/{id}/cancel');
  if (!audit.can.includes('brand_audit.cancel')) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('auditCancel')}
      </Button>
      {asking ? (
        <ReasonDialog
          title={t('auditCancelTitle')}
          follows={t('auditCancelFollows')}
          submit={t('auditCancel')}
          danger
          onSubmit={(reason) => cancel.mutateAsync({ path: { id: audit.id }, body: { reason } })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
