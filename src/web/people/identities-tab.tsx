import { Anchor, Stack, Table, Text } from '@mantine/core';
import { Empty, Loaded } from '../parts/loaded';
import { usePlatforms } from '../parts/platform-name';
import { When } from '../parts/when';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import type { Person } from './shapes';

/** Public addresses of profiles somebody gave of their own will. */
export function IdentitiesTab({ person: { id } }: { person: Person }) {
  const t = useTexts(texts);
  const { nameOf } = usePlatforms();
  const read = useRead('/api/v1/people/{id}/native-identities', { path: { id } });
  return (
    <Stack>
      <Text size="sm">{t('identitiesLead')}</Text>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('identitiesEmpty')}</Empty>
          ) : (
            <Table className="data" aria-label={t('tabIdentities')}>
              <Table.Tbody>
                {items.map((identity) => (
                  <Table.Tr key={identity.platform}>
                    <Table.Td data-head={t('platform')}>{nameOf(identity.platform)}</Table.Td>
                    <Table.Td data-head={t('address')}>
                      <Anchor href={identity.profileUrl} target="_blank" rel="noopener noreferrer" size="sm">
                        {identity.profileUrl}
                      </Anchor>
                    </Table.Td>
                    <Table.Td data-head={t('consented')}>
                      <When at={identity.consentedAt} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Loaded>
    </Stack>
  );
}
