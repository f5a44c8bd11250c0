import { useState } from 'react';
import { NotAllowed } from '../parts/loaded';
import { Page } from '../parts/page';
import { useUrl } from '../parts/go';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/exports';
import { Download } from './download';
import { ExportForm } from './export-form';
import { LISTS, type Choice, type ListName } from './export-lists';

const NOTHING = {
  ...{ list: '', format: 'csv', asOf: '', platform: '', brand: '', person: '', status: '', severity: '', lang: '' },
};

/** A list, a day, filters and a reason; the choices stand in the address, the reason does not. */
export function ExportsPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [choice, change] = useUrl(NOTHING);
  const [reason, setReason] = useState('');
  const lists = LISTS.filter(({ needs }) => can(needs));
  const [first] = lists;
  if (!first)
    return (
      <Page title={t('title')}>
        <NotAllowed />
      </Page>
    );
  const list: ListName = lists.find(({ name }) => name === choice.list)?.name ?? first.name;
  const chosen: Choice = { ...choice, list };
  return (
    <Page title={t('title')} about={t('about')}>
      <ExportForm
        lists={lists.map(({ name }) => name)}
        choice={chosen}
        onChange={change}
        reason={reason}
        onReason={setReason}
      />
      <Download key={JSON.stringify(chosen)} choice={chosen} reason={reason} />
    </Page>
  );
}
