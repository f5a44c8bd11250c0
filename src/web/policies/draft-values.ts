import type { Answer } from '../service/shapes';

type Version = Answer<'/api/v1/policies/{code}/versions/{n}', 'get'>;

interface TextValues {
  title: string;
  summary: string;
  body: string;
  documentUrl: string;
}

/** A draft as it is typed, in the shape in which the service takes it. */
export interface DraftValues {
  texts: { fr: TextValues; en: TextValues };
  scope: {
    platforms: string[];
    brands: string[];
    levels: string[];
    organisations: string[];
    personKinds: string[];
    custodiansOnly: boolean;
  };
  requiresAcknowledgement: boolean;
  requiresTraining: string;
}

export const LEVELS = ['0', '1', '2', '3', '4', '5'] as const;

const textOf = (version: Version | undefined, language: 'fr' | 'en'): TextValues => ({
  title: version?.title[language] ?? '',
  summary: version?.summary ?? '',
  body: version?.body ?? '',
  documentUrl: version?.documentUrl ?? '',
});

/** What a draft begins with: what the version before says, in each language it has. */
export function startOf(fr: Version | undefined, en: Version | undefined): DraftValues {
  const version = fr ?? en;
  const { platforms, brands, levels, organisations, personKinds } = version?.scope ?? {};
  return {
    texts: { fr: textOf(fr, 'fr'), en: textOf(en, 'en') },
    scope: {
      platforms: platforms ?? [],
      brands: brands ?? [],
      levels: levels ?? [],
      organisations: organisations ?? [],
      personKinds: personKinds ?? [],
      custodiansOnly: version?.scope.custodiansOnly ?? false,
    },
    requiresAcknowledgement: version?.requiresAcknowledgement ?? true,
    requiresTraining: String(version?.requiresTraining ?? 0),
  };
}

const given = (text: string): string | null => (text.trim() === '' ? null : text);
const narrowed = (values: string[]): string[] | null => (values.length === 0 ? null : values);

/** As the service takes it; a language in which nothing was written is left out. */
export function bodyOf({ texts, scope, requiresAcknowledgement, requiresTraining }: DraftValues) {
  const written = Object.entries(texts).filter(([, text]) => Object.values(text).some((value) => value.trim() !== ''));
  return {
    texts: Object.fromEntries(
      written.map(([language, { title, summary, body, documentUrl }]) => [
        language,
        { title, summary: given(summary), body: given(body), documentUrl: given(documentUrl) },
      ]),
    ),
    scope: {
      platforms: narrowed(scope.platforms),
      brands: narrowed(scope.brands),
      levels: narrowed(scope.levels),
      organisations: narrowed(scope.organisations),
      personKinds: narrowed(scope.personKinds),
      custodiansOnly: scope.custodiansOnly,
    },
    requiresAcknowledgement,
    requiresTraining: Number(requiresTraining),
  };
}
