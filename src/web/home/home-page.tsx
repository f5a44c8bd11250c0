import { lazy, Suspense } from 'react';
import { Stack } from '@mantine/core';
import { Loading } from '../parts/loaded';
import { Page } from '../parts/page';
import { useReader } from '../service/session';
import { texts } from '../texts/home';
import { useTexts } from '../texts/language';
import { AccountsPart } from './accounts-part';
import { AlonePart } from './alone-part';
import { CasesPart } from './cases-part';
import { FiguresPart } from './figures-part';
import { WorkPart } from './work-part';

const Charts = lazy(async () => ({ default: (await import('./charts-part')).ChartsPart }));

/** What needs the reader now; for those who look after the house, how it stands. */
export function HomePage() {
  const t = useTexts(texts);
  const { person, can } = useReader();
  return (
    <Page title={t('title')} about={t('welcome', { name: person?.fullName })}>
      <Stack gap="xl">
        <WorkPart />
        {can('credential.reveal') ? <AccountsPart isQuiet={can('kpi.list')} /> : null}
        {can('kpi.list') ? (
          <>
            <FiguresPart />
            <CasesPart />
            <AlonePart />
            <Suspense fallback={<Loading />}>
              <Charts />
            </Suspense>
          </>
        ) : null}
      </Stack>
    </Page>
  );
}
