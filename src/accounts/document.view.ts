import type { NamedDocument } from './document.queries.js';

export class DocumentView {
  id: string;
  /** `guidelines`, `style_guide`, `contract`, `ownership`, `invoice` or `other`. */
  kind: string;
  title: string;
  url: string;
  addedBy: string;
  addedByName: string | null;
  addedAt: string;
}

export class DocumentListView {
  /** At most 100. */
  items: DocumentView[];
  /** The reader may link and unlink. */
  can: string[];
}

export const documentView = (row: NamedDocument): DocumentView => {
  const { id, kind, title, url, addedBy, addedByName, addedAt } = row;
  return { id, kind, title, url, addedBy, addedByName, addedAt };
};
