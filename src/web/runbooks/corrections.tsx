import { Table, Text } from '@mantine/core';
import { Empty } from '../parts/loaded';
import { useNames } from '../parts/names';
import { When } from '../parts/when';
import { useTexts } from '../texts/language';
import { texts } from '../texts/runbooks';
import type { Runbooks } from './shapes';

/** What admins have laid over the runbooks as delivered, and why. */
export function Corrections({ runbooks: { corrections, names } }: { runbooks: Runbooks }) {
  const t = useTexts(texts);
  const { person } = useNames(names);
  if (corrections.length === 0) return <Empty>{t('noCorrections')}</Empty>;
  return (
    <Table className="data" aria-label={t('corrections')}>
      <Table.Thead>
        <Table.Tr>
          {[t('code'), t('field'), t('value'), t('by')].map((head) => (
            <Table.Th key={head} scope="col">
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {corrections.map(({ subject, field, value, reason, correctedBy, correctedAt }) => (
          <Table.Tr key={`${subject} ${field}`}>
            <Table.Td data-head={t('code')}>{subject.replace(/^\w+:/, '')}</Table.Td>
            <Table.Td data-head={t('field')}>{field}</Table.Td>
            <Table.Td data-head={t('value')}>
              <Text size="sm">{typeof value === 'string' ? value : JSON.stringify(value)}</Text>
              <Text size="xs" c="dimmed">
                {reason}
              </Text>
            </Table.Td>
            <Table.Td data-head={t('by')}>
              {person(correctedBy)} <When at={correctedAt} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
