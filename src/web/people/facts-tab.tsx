import { Facts } from '../parts/facts';
import { Go } from '../parts/go';
import { Day } from '../parts/when';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import type { Person } from './shapes';

/** What the directory says of somebody. */
export function FactsTab({ person }: { person: Person }) {
  const t = useTexts(texts);
  const day = (on: string | null | undefined) => (on ? <Day on={on} /> : null);
  const { managerId, managerName } = person;
  return (
    <Facts
      of={[
        [t('workEmail'), person.workEmail],
        [t('organisation'), person.organisation],
        [t('department'), person.department],
        [t('manager'), managerId ? <Go to={`/people/${managerId}`}>{managerName}</Go> : null],
        [t('startDate'), day(person.startDate)],
        [t('lastDay'), day(person.lastDay)],
        [t('absenceFrom'), day(person.absenceFrom)],
        [t('absenceUntil'), day(person.absenceUntil)],
        [t('locale'), person.locale],
        [t('timeZone'), person.timeZone],
        [t('externalId'), person.externalId],
      ]}
    />
  );
}
