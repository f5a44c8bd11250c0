import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { notifications } from '@mantine/notifications';
import { call } from '../service/client';
import { Problem } from '../service/problem';
import { useTexts } from '../texts/language';
import { texts } from '../texts/incidents';
import { problemText } from '../texts/problem-texts';

/** The signed report with its proof, as a file. */
export function DownloadReport({ id }: { id: string }) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    try {
      const report = await call('get', '/api/v1/incidents/{id}/report', { path: { id } });
      const url = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }));
      const link = Object.assign(document.createElement('a'), { href: url, download: `incident-${id}.json` });
      link.click();
      URL.revokeObjectURL(url);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      notifications.show({ color: 'red', message: problemText(problem) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="default" loading={busy} leftSection={<IconDownload size={16} />} onClick={() => void download()}>
      {t('download')}
    </Button>
  );
}
