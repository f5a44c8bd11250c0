import { useState } from 'react';
import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Objection } from '../parts/act-dialog';
import { Page, Part } from '../parts/page';
import { saveText } from '../parts/save-text';
import { call } from '../service/client';
import { Problem } from '../service/problem';
import { useReader } from '../service/session';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/me';
import { word } from '../texts/words';
import { ReadingPart } from './reading-part';
import { SessionsPart } from './sessions-part';
import { WayInPart } from './way-in-part';

/** One's own page: how one reads, what one signs in with, where one is signed in, what is kept. */
export function MePage() {
  const t = useTexts(texts);
  const { person, roles } = useReader();
  if (!person) return null;
  const about = [person.fullName, person.workEmail, roles.map((role) => word('role', role)).join(', ')].join(' · ');
  return (
    <Page title={t('title')} about={about}>
      <WayInPart />
      <SessionsPart />
      <ReadingPart />
      <DataPart />
    </Page>
  );
}

function DataPart() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const fetchData = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const data: unknown = await call('get', '/api/v1/me/personal-data', { query: { lang } as never });
      saveText('releve-personal-data.json', JSON.stringify(data, null, 2));
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Part title={t('data')}>
      <Text size="sm" maw={640}>
        {t('dataWhy')}
      </Text>
      {problem ? <Objection problem={problem} /> : null}
      <div>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          loading={busy}
          onClick={() => void fetchData()}
        >
          {t('download')}
        </Button>
      </div>
    </Part>
  );
}
