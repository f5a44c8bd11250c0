import { Stack, Tabs } from '@mantine/core';
import { usePart, useUrl } from '../parts/go';
import { useNames } from '../parts/names';
import { Page, PageOf } from '../parts/page';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/case';
import { CaseActs } from './case-acts';
import { CaseCertificate } from './case-certificate';
import { CaseConditions } from './case-conditions';
import { CaseDeclaration } from './case-declaration';
import { CaseHandovers } from './case-handovers';
import { CaseHead } from './case-head';
import { CaseMove } from './case-move';
import { CaseTasks } from './case-tasks';
import { CaseTimeline } from './case-timeline';
import { useScenarios } from './scenarios';
import type { Case } from './shapes';

/** One departure: what blocks first, then when, what, by whom. */
export function CasePage() {
  const t = useTexts(texts);
  const read = useRead('/api/v1/offboarding-cases/{id}', { path: { id: usePart('caseId') } });
  const { titleOf } = useScenarios();
  return (
    <PageOf read={read} title={t('one')}>
      {(kase) => <Shown kase={kase} title={titleOf(kase.scenario)} />}
    </PageOf>
  );
}

function Shown({ kase, title }: { kase: Case; title: string }) {
  const t = useTexts(texts);
  const name = useNames(kase.names).person(kase.personId);
  return (
    <Page title={t('of', { name })} about={title} acts={<CaseActs kase={kase} name={name} />}>
      <CaseHead kase={kase} />
      <CaseConditions kase={kase} />
      <Parts kase={kase} name={name} />
    </Page>
  );
}

function Parts({ kase, name }: { kase: Case; name: string }) {
  const t = useTexts(texts);
  const [{ tab }, setUrl] = useUrl({ tab: kase.status === 'closed' ? 'certificate' : 'handovers' });
  const { can } = kase;
  const parts = [
    { value: 'handovers', body: () => <CaseHandovers kase={kase} /> },
    { value: 'tasks', body: () => <CaseTasks kase={kase} /> },
    { value: 'timeline', body: () => <CaseTimeline kase={kase} /> },
    ...(can.includes('case.show_move') ? [{ value: 'move', body: () => <CaseMove kase={kase} /> }] : []),
    ...(can.some((act) => act.startsWith('declaration.'))
      ? [{ value: 'declaration', body: () => <CaseDeclaration kase={kase} name={name} /> }]
      : []),
    ...(can.includes('case.certificate')
      ? [{ value: 'certificate', body: () => <CaseCertificate kase={kase} /> }]
      : []),
  ] as const;
  const shown = parts.find(({ value }) => value === tab) ?? parts[0];
  return (
    <Stack>
      <Tabs value={shown?.value ?? null} onChange={(value) => setUrl({ tab: value ?? '' })} keepMounted={false}>
        <Tabs.List>
          {parts.map(({ value }) => (
            <Tabs.Tab key={value} value={value}>
              {t(value as 'tasks')}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map(({ value, body }) => (
          <Tabs.Panel key={value} value={value} pt="md">
            {body()}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}
