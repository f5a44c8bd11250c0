import { Stack, Table, Text } from '@mantine/core';
import { Go } from '../parts/go';
import { Empty, Loaded } from '../parts/loaded';
import { Day } from '../parts/when';
import { useRead } from '../service/reading';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/account';
import { word } from '../texts/words';
import type { TabProps } from './account-tabs';

type Way = Item<'/api/v1/accounts/{id}/recovery-channels'>;

/** With what one gets back into the account, and whose that is. */
export function RecoveryTab({ account }: TabProps) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/accounts/{id}/recovery-channels', { path: { id: account.id } });
  return (
    <Stack>
      <Text size="sm">{t('recoveryLead')}</Text>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('recoveryEmpty')}</Empty>
          ) : (
            <Table className="data" aria-label={t('tabRecovery')}>
              <Table.Thead>
                <Table.Tr>
                  {[t('use'), t('value'), t('belongsTo'), t('verifiedOn')].map((head) => (
                    <Table.Th key={head}>{head}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((way) => (
                  <WayRow key={way.use} way={way} />
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Loaded>
    </Stack>
  );
}

function WayRow({ way }: { way: Way }) {
  const t = useTexts(texts);
  const value = way.use === 'second_factor' ? word('secondFactor', way.value) : way.value;
  return (
    <Table.Tr>
      <Table.Td data-head={t('use')}>{word('recoveryUse', way.use)}</Table.Td>
      <Table.Td data-head={t('value')}>
        {value}
        {way.others > 0 ? (
          <Text size="xs">
            <Go to="/accounts" search={{ q: way.value }} size="xs">
              {t('reliedOn', { count: way.others })}
            </Go>
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td data-head={t('belongsTo')}>
        <Whose way={way} />
      </Table.Td>
      <Table.Td data-head={t('verifiedOn')}>
        <Day on={way.channel?.verifiedOn} />
      </Table.Td>
    </Table.Tr>
  );
}

function Whose({ way: { channel } }: { way: Way }) {
  const t = useTexts(texts);
  if (!channel)
    return (
      <Text span size="sm" c="dimmed" fs="italic">
        {t('channelUnknown')}
      </Text>
    );
  const { belongsTo, holderId, holder, ownerEntity, label } = channel;
  return (
    <>
      {word('belongsTo', belongsTo)}
      <Text size="xs" c="dimmed">
        {holderId && holder ? <Go to={`/people/${holderId}`}>{holder}</Go> : null}
        {[ownerEntity, label].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}
