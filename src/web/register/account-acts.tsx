import { useState } from 'react';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { ReasonDialog } from '../parts/reason-dialog';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/account';
import { ReportDialog } from '../incidents/report-dialog';
import { ChangeAccountDialog } from './change-account-dialog';
import { MarkDialog } from './mark-dialog';
import type { Account } from './shapes';

/** Acts that need a reason only: the service's name, its route, its texts. */
const REASONED = [
  { action: 'account.approve', act: 'approve', danger: false },
  { action: 'account.reject', act: 'reject', danger: true },
  { action: 'account.freeze', act: 'freeze', danger: true },
  { action: 'account.unfreeze', act: 'unfreeze', danger: false },
  { action: 'account.retire', act: 'retire', danger: true },
] as const;
type Reasoned = (typeof REASONED)[number]['act'];
type Wanted = Reasoned | 'change' | 'mark' | 'report';

/** What may be done with the account as a whole. */
export function AccountActs({ account }: { account: Account }) {
  const t = useTexts(texts);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const may = (action: string): boolean => account.can.includes(action);
  const others = REASONED.filter(({ action }) => may(action));
  const shut = (): void => setWanted(null);
  const menu = others.length > 0 || may('account.mark') || may('incident.open');
  return (
    <>
      {may('account.change') ? <Button onClick={() => setWanted('change')}>{t('change')}</Button> : null}
      {menu ? (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} />}>
              {t('acts')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {may('account.mark') ? <Menu.Item onClick={() => setWanted('mark')}>{t('mark')}</Menu.Item> : null}
            {may('incident.open') ? (
              <Menu.Item onClick={() => setWanted('report')}>{t('reportIncident')}</Menu.Item>
            ) : null}
            {others.map(({ act, danger }) => (
              <Menu.Item key={act} onClick={() => setWanted(act)} {...(danger ? { color: 'red' } : {})}>
                {t(act)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {wanted === 'change' ? <ChangeAccountDialog account={account} onClose={shut} /> : null}
      {wanted === 'mark' ? <MarkDialog account={account} onClose={shut} /> : null}
      {wanted === 'report' ? <ReportDialog account={account} onClose={shut} /> : null}
      {REASONED.filter(({ act }) => act === wanted).map((act) => (
        <Decide key={act.act} account={account} {...act} onClose={shut} />
      ))}
    </>
  );
}

function Decide({
  account,
  act,
  danger,
  onClose,
}: {
  account: Account;
  act: Reasoned;
  danger: boolean;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  // Every one of these routes takes and answers the same.
  const decide = useAct('post', `/api/v1/accounts/{id}/${act}` as '/api/v1/accounts/{id}/freeze');
  return (
    <ReasonDialog
      title={t(`${act}Title`, { name: account.displayName })}
      follows={t(`${act}Follows`)}
      submit={t(act)}
      danger={danger}
      typedName={act === 'retire' ? account.handle : undefined}
      onSubmit={(reason) => decide.mutateAsync({ path: { id: account.id }, body: { reason } })}
      onClose={onClose}
    />
  );
}
