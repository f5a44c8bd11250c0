import { actLabel, actSentence } from '../texts/acts';
import { texts } from '../texts/audit';
import { useLanguage, useTexts } from '../texts/language';
import { word } from '../texts/words';
import { filled, valuesOf, type LogEvent, type Speech } from './event-words';

/** Tells an event in one sentence of the reader's language. */
export function useSentences(): (event: LogEvent) => string {
  const t = useTexts(texts);
  const language = useLanguage();
  const speech: Speech = {
    language,
    word,
    actors: { system: SERVICE, machine: t('commandLine'), anonymous: t('anonymous') },
    noRoles: t('noRoles'),
  };
  return (event) => {
    const values = valuesOf(event, speech);
    const act = actLabel(event.action);
    if (event.outcome === 'refused') {
      const what = [values['account'], values['person']].filter((name) => name !== '…' && name !== values['actor']);
      const about = what.length === 0 ? '' : t('aboutWhat', { what: what.join(', ') });
      return t('refusedSentence', { actor: values['actor'], act, about });
    }
    const sentence = actSentence(event.action);
    return sentence === null
      ? t('unknownSentence', { actor: values['actor'], act })
      : filled(sentence, values, language);
  };
}

/** A name, the same in every language. */
const SERVICE = 'Relève';
