import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconFlame } from '@tabler/icons-react';
import { Choice } from '../parts/choice';
import { useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { RowKeys } from '../parts/row-keys';
import { useList } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/incidents';
import { choices } from '../texts/words';
import { IncidentsTable } from './incidents-table';
import { ReportDialog } from './report-dialog';

/** Every incident the reader may know of. */
export function IncidentsPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [view, change] = useUrl({ status: 'open' });
  const [reporting, setReporting] = useState(false);
  const status = view.status === 'all' ? {} : { status: view.status };
  const list = useList('/api/v1/incidents', { query: status as never });
  return (
    <Page
      title={t('title')}
      about={t('lead')}
      acts={
        can('incident.open') ? (
          <Button leftSection={<IconFlame size={16} />} onClick={() => setReporting(true)}>
            {t('report')}
          </Button>
        ) : null
      }
    >
      <Choice
        label={t('status')}
        value={view.status}
        onChange={(value) => change({ status: value })}
        data={[...choices('incidentStatus'), { value: 'all', label: t('any') }]}
      />
      <RowKeys>
        <IncidentsTable list={list} />
      </RowKeys>
      {reporting ? <ReportDialog onClose={() => setReporting(false)} /> : null}
    </Page>
  );
}
