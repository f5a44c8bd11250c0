import type { components } from '#api';
import { useRead } from '../service/reading';
import { useLanguage } from '../texts/language';

export type Scenario = components['schemas']['RunbookScenarioView'];

/** The kinds of departure as the runbooks in force have them. */
export function useScenarios() {
  const language = useLanguage();
  const read = useRead('/api/v1/runbooks');
  const all = read.data?.scenarios ?? [];
  const titleOf = (id: string): string => all.find((one) => one.id === id)?.title[language] ?? id;
  return {
    all,
    titleOf,
    of: (id: string): Scenario | undefined => all.find((one) => one.id === id),
    choices: (fits: (one: Scenario) => boolean = () => true) =>
      all.filter(fits).map(({ id }) => ({ value: id, label: titleOf(id) })),
  };
}
