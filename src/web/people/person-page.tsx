import { Alert, Group, Tabs, Text } from '@mantine/core';
import { IconDoorExit, IconMailOff, IconSnowflake } from '@tabler/icons-react';
import { usePart, useUrl } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { useFormats } from '../parts/when';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import { word } from '../texts/words';
import { AccessTab } from './access-tab';
import { ExposuresTab } from './exposures-tab';
import { FactsTab } from './facts-tab';
import { IdentitiesTab } from './identities-tab';
import { PersonActs } from './person-acts';
import type { Person } from './shapes';
import { TrainingTab } from './training-tab';

/** One person: what is known, what they hold, what they have seen. */
export function PersonPage() {
  const id = usePart('personId');
  const read = useRead('/api/v1/people/{id}', { path: { id } });
  return <Loaded read={read}>{(person) => <Shown person={person} />}</Loaded>;
}

const TABS = [
  { tab: 'facts', label: 'tabFacts', needs: null, Component: FactsTab },
  { tab: 'access', label: 'tabAccess', needs: 'person.access', Component: AccessTab },
  { tab: 'exposures', label: 'tabExposures', needs: 'person.exposures', Component: ExposuresTab },
  { tab: 'training', label: 'tabTraining', needs: 'training.list', Component: TrainingTab },
  { tab: 'identities', label: 'tabIdentities', needs: 'native_identity.list', Component: IdentitiesTab },
] as const;

function Shown({ person }: { person: Person }) {
  const t = useTexts(texts);
  const [view, change] = useUrl({ tab: 'facts' });
  const roles = (person.roles ?? []).filter((role) => role !== 'member');
  const tabs = TABS.filter(({ needs }) => needs === null || person.can?.includes(needs));
  const here = tabs.find(({ tab }) => tab === view.tab) ?? TABS[0];
  const about = [word('personKind', person.kind), person.organisation, person.department].filter(Boolean).join(' · ');
  return (
    <Page title={person.fullName} about={about} acts={<PersonActs person={person} />}>
      {roles.length > 0 ? (
        <Group gap="xs">
          {roles.map((role) => (
            <StateBadge key={role} kind="role" value={role} />
          ))}
        </Group>
      ) : null}
      <Notes person={person} />
      {person.can === undefined ? (
        <Text size="sm" c="dimmed">
          {t('namesOnly')}
        </Text>
      ) : (
        <Tabs value={here.tab} onChange={(tab) => change({ tab: tab ?? 'facts' })} keepMounted={false}>
          <Tabs.List aria-label={person.fullName}>
            {tabs.map(({ tab, label }) => (
              <Tabs.Tab key={tab} value={tab}>
                {t(label)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={here.tab} pt="md">
            <here.Component person={person} />
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}

/** What somebody must know before they act. */
function Notes({ person: { frozenAt, cutAt, erasedAt, mail } }: { person: Person }) {
  const t = useTexts(texts);
  const format = useFormats();
  return (
    <>
      {frozenAt ? (
        <Alert color="blue" icon={<IconSnowflake />}>
          {t('frozenNote', { since: format.instant(frozenAt) })}
        </Alert>
      ) : null}
      {cutAt ? (
        <Alert color="gray" icon={<IconDoorExit />}>
          {t('cutNote', { since: format.instant(cutAt) })} {erasedAt ? t('erased') : null}
        </Alert>
      ) : null}
      {mail === 'bouncing' ? (
        <Alert color="yellow" icon={<IconMailOff />}>
          {t('bouncing')}
        </Alert>
      ) : null}
    </>
  );
}
