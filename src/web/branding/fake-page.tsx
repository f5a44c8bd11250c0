import { useState } from 'react';
import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { AccountName } from '../parts/account-name';
import { Facts } from '../parts/facts';
import { usePart } from '../parts/go';
import { Empty, Loaded } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { usePlatforms } from '../parts/platform-name';
import { StateBadge } from '../parts/state-badge';
import { Day } from '../parts/when';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/branding';
import { word } from '../texts/words';
import { ChangeDialog, OutcomeDialog, ReportDialog } from './fake-dialogs';
import type { Fake } from './shapes';

/** One fake: what it copies, what was done about it, what became of it. */
export function FakePage() {
  const id = usePart('impersonationId');
  const read = useRead('/api/v1/impersonations/{id}', { path: { id } });
  return <Loaded read={read}>{(fake) => <Shown fake={fake} />}</Loaded>;
}

function Shown({ fake }: { fake: Fake }) {
  const t = useTexts(texts);
  const { nameOf } = usePlatforms();
  return (
    <Page title={fake.handle} about={nameOf(fake.platform)} acts={<Acts fake={fake} />}>
      <Group gap="xs">
        <StateBadge kind="fakeState" value={fake.state} />
      </Group>
      <Facts
        of={[
          [t('copies'), fake.account ? <AccountName key="a" account={fake.account} /> : fake.brand],
          [t('seenOn'), <Day key="seen" on={fake.seenOn} />],
          [t('toldBy'), fake.createdByName ?? t('service')],
          [t('notes'), fake.notes],
          [
            t('profile'),
            fake.profileUrl ? (
              <Anchor href={fake.profileUrl} target="_blank" rel="noopener noreferrer" size="sm">
                {t('openProfile')} <IconExternalLink size={14} aria-hidden />
              </Anchor>
            ) : null,
          ],
        ]}
      />
      <Part title={t('course')}>
        <Course fake={fake} />
      </Part>
    </Page>
  );
}

/** What was done, oldest first. */
function Course({ fake: { reports, outcomes } }: { fake: Fake }) {
  const t = useTexts(texts);
  const steps = [
    ...reports.map((report) => ({
      at: report.at,
      on: report.reportedOn,
      what: [t('reportedLine'), report.channel, report.reportNumber].filter(Boolean).join(' · '),
      by: report.byName,
    })),
    ...outcomes.map((outcome) => ({
      at: outcome.at,
      on: outcome.on,
      what: [word('fakeState', outcome.outcome), outcome.reason].join(' · '),
      by: outcome.byName,
    })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  if (steps.length === 0) return <Empty>{t('courseEmpty')}</Empty>;
  return (
    <ol className="plain-list">
      {steps.map((step) => (
        <li key={step.at}>
          <Text size="xs" c="dimmed">
            <Day on={step.on} /> {t('by', { name: step.by ?? t('service') })}
          </Text>
          <Text size="sm" mb="xs" className="quoted">
            {step.what}
          </Text>
        </li>
      ))}
    </ol>
  );
}

function Acts({ fake }: { fake: Fake }) {
  const t = useTexts(texts);
  const [wanted, setWanted] = useState<'change' | 'report' | 'outcome' | null>(null);
  const shut = (): void => setWanted(null);
  const acts = [
    ['impersonation.change', 'change'],
    ['impersonation.report', 'report'],
    ['impersonation.decide', 'outcome'],
  ] as const;
  return (
    <>
      {acts
        .filter(([action]) => fake.can.includes(action))
        .map(([, act]) => (
          <Button key={act} variant="default" onClick={() => setWanted(act)}>
            {t(act)}
          </Button>
        ))}
      {wanted === 'change' ? <ChangeDialog fake={fake} onClose={shut} /> : null}
      {wanted === 'report' ? <ReportDialog fake={fake} onClose={shut} /> : null}
      {wanted === 'outcome' ? <OutcomeDialog fake={fake} onClose={shut} /> : null}
    </>
  );
}
