import { Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { knownPaths } from '../layout/known-paths';
import { Go } from '../parts/go';
import { Page, Part } from '../parts/page';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/settings';

type Label = keyof typeof texts.texts;
interface Entry {
  to: string;
  label: Label;
  about: Label;
  needs: string;
}

const GROUPS: readonly { group: Label; entries: readonly Entry[] }[] = [
  {
    group: 'organisation',
    entries: [
      { to: '/settings/addresses', label: 'addresses', about: 'addressesAbout', needs: 'own_address.show' },
      { to: '/people', label: 'people', about: 'peopleAbout', needs: 'person.roles' },
      { to: '/organisations', label: 'organisations', about: 'organisationsAbout', needs: 'organisation.list' },
      { to: '/brands', label: 'brands', about: 'brandsAbout', needs: 'brand.list' },
    ],
  },
  {
    group: 'knowledge',
    entries: [
      { to: '/settings/platforms', label: 'platforms', about: 'platformsAbout', needs: 'platform.list' },
      { to: '/runbooks', label: 'runbooks', about: 'runbooksAbout', needs: 'runbook.correct' },
      { to: '/settings/policies', label: 'policies', about: 'policiesAbout', needs: 'policy.change' },
    ],
  },
  {
    group: 'service',
    entries: [
      { to: '/settings/mail', label: 'mail', about: 'mailAbout', needs: 'mail.show' },
      { to: '/settings/keys', label: 'keys', about: 'keysAbout', needs: 'key.status' },
      { to: '/audit/checkpoints', label: 'checkpoints', about: 'checkpointsAbout', needs: 'audit.read' },
      { to: '/settings/health', label: 'health', about: 'healthAbout', needs: 'health.show' },
    ],
  },
];

/** The way to everything an administrator looks after. */
export function OverviewPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  return (
    <Page title={t('title')} about={t('about')}>
      {GROUPS.map(({ group, entries }) => {
        const shown = entries.filter(({ to, needs }) => knownPaths.has(to) && can(needs));
        return shown.length === 0 ? null : (
          <Part key={group} title={t(group)}>
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
              {shown.map((entry) => (
                <Card key={entry.to} entry={entry} />
              ))}
            </SimpleGrid>
          </Part>
        );
      })}
    </Page>
  );
}

function Card({ entry: { to, label, about } }: { entry: Entry }) {
  const t = useTexts(texts);
  return (
    <Paper withBorder p="md">
      <Stack gap={4}>
        <Go to={to} fw={600}>
          {t(label)}
        </Go>
        <Text size="sm" c="dimmed">
          {t(about)}
        </Text>
      </Stack>
    </Paper>
  );
}
