import { Stack } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { Empty } from '../parts/loaded';
import { Part } from '../parts/page';
import { useTexts } from '../texts/language';
import { texts } from '../texts/account';
import type { TabProps } from './account-tabs';

/** What the account stands under (a portfolio, a tool), and what stands under it. */
export function ToolsTab({ account: { parent, children } }: TabProps) {
  const t = useTexts(texts);
  return (
    <Stack gap="lg">
      <Part title={t('parent')}>{parent ? <AccountName account={parent} /> : <Empty>{t('noParent')}</Empty>}</Part>
      <Part title={t('children')}>
        {children.length === 0 ? <Empty>{t('noChildren')}</Empty> : null}
        {children.map((child) => (
          <AccountName key={child.id} account={child} />
        ))}
      </Part>
    </Stack>
  );
}
