import type { Answer, Item } from '../service/shapes';
import { language, useTexts } from '../texts/language';
import { words } from '../texts/import-words';
import { reasonOf } from '../texts/problem-texts';

export type ImportRun = Answer<'/api/v1/imports/{id}', 'get'>;
export type ImportSummary = Answer<'/api/v1/imports/{id}/summary', 'get'>;
export type ImportRow = Item<'/api/v1/imports/{id}/rows'>;
/** The document says of maps only that they are objects. */
export type Mapping = Omit<ImportRun['mapping'], 'columns' | 'people' | 'defaults'> & {
  columns: Record<string, string | null>;
  people: Record<string, string | null>;
  defaults: Record<string, string>;
};

type Word = Parameters<ReturnType<typeof useTexts<typeof words.texts>>>[0];

/** What kinds of files and columns of ours are called. */
export function useImportNames() {
  const t = useTexts(words);
  return {
    kind: (kind: string): string => t(`kind_${kind}` as Word),
    column: (column: string): string => (`col_${column}` in words.texts ? t(`col_${column}` as Word) : column),
  };
}

const NAMED = /^([a-z_]+)(?=[: ])/;

/** Why a row was refused or remarked upon; in French the column it is about stands before the sentence. */
export function useRowReason(): (remark: { code: string; detail: string }) => string {
  const { column } = useImportNames();
  return ({ code, detail }) => {
    const named = NAMED.exec(detail)?.[1];
    const about = named !== undefined && `col_${named}` in words.texts ? column(named) : null;
    if (language() === 'fr') {
      const reason = reasonOf({ code, detail });
      return about === null || reason === detail ? reason : `${about} : ${reason}`;
    }
    return about === null ? detail : detail.replace(NAMED, about);
  };
}

/** The same for a code alone. */
export const codeText = (code: string): string => reasonOf({ code, detail: code.replaceAll('_', ' ') });
