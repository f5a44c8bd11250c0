import type { EvidenceRow } from './evidence.queries.js';
import { NamesView } from './names.view.js';

export class EvidenceFileView {
  name: string;
  /** What its bytes are. */
  type: string;
  /** Bytes. */
  size: number;
}

/** A proof that a step was done. */
export class EvidenceView {
  id: string;
  taskId: string;
  /** text, link, file or observed. */
  kind: string;
  text: string | null;
  link: string | null;
  /** To be had at `/evidence/{id}/file`. */
  file: EvidenceFileView | null;
  /** Base64 SHA-256 of the text, the link or the bytes. */
  sha256: string;
  addedBy: string;
  addedAt: string;
  /** False where the row is not what the log says was given. */
  intact: boolean;
}

export class EvidencePage {
  items: EvidenceView[];
  nextCursor: string | null;
  total: number;
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}

/** What was added together: a file, and what was said of it. */
export class AddedEvidence {
  items: EvidenceView[];
}

export function evidenceView(row: EvidenceRow, intact: boolean): EvidenceView {
  const { id, taskId, kind, content, hash, addedBy, addedAt, name, type, size } = row;
  return {
    ...{ id, taskId, kind },
    text: kind === 'text' || kind === 'observed' ? content : null,
    link: kind === 'link' ? content : null,
    file: name === null || type === null ? null : { name, type, size: Number(size) },
    ...{ sha256: hash, addedBy, addedAt, intact },
  };
}
