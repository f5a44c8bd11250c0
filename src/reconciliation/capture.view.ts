import type { Dropped } from './list.rules.js';
import type { Candidate, NamedCapture, NamedRow } from './capture.queries.js';

export class CaptureAuthorView {
  id: string;
  name: string;
}

export class CapturePictureView {
  type: string;
  /** Base64 SHA-256. */
  sha256: string;
}

/** One of the platform's lists, as somebody saw it. */
export class CaptureView {
  id: string;
  accountId: string;
  capturedOn: string;
  /** paste, csv or screenshot. */
  source: string;
  author: CaptureAuthorView;
  createdAt: string;
  rows: number;
  /** Cells that were no name and no known role, logins above all: counted, and kept nowhere. */
  dropped: number;
  /** Base64 SHA-256 of the rows as they were read. */
  sha256: string;
  picture: CapturePictureView | null;
}

export class CapturePageView {
  items: CaptureView[];
  nextCursor: string | null;
  total: number;
  /** What the reader may do about the lists of this account, as names of actions. */
  can: string[];
}

export class DroppedView {
  emails: number;
  handles: number;
  phones: number;
  links: number;
  /** Neither a name nor a role anybody knows. */
  other: number;
  /** Lines without a name. */
  lines: number;
}

/** What became of a list that was just given. */
export class AddedCaptureView extends CaptureView {
  droppedKinds: DroppedView;
  matched: number;
  /** Rows whose name may be one of several people: somebody has to say. */
  ambiguous: number;
  unmatched: number;
  external: number;
}

export class CandidateView {
  personId: string;
  name: string;
  email: string;
}

export class CaptureRowView {
  number: number;
  name: string;
  role: string | null;
  /** Levels of the register the role fits; empty where nobody knows. */
  levels: string[];
  /** matched, unmatched, ambiguous or external. */
  state: string;
  /** name, profile, memory or person. */
  matchedBy: string | null;
  personId: string | null;
  person: string | null;
  label: string | null;
  /** Whom it may mean. */
  candidates: CandidateView[];
  /** What the reader may do with it now, as names of actions. */
  can: string[];
  version: number;
}

export class CaptureRowPageView {
  items: CaptureRowView[];
  nextCursor: string | null;
  total: number;
}

export const captureView = (row: NamedCapture): CaptureView => ({
  id: row.id,
  accountId: row.accountId,
  capturedOn: row.capturedOn,
  source: row.source,
  author: { id: row.capturedBy, name: row.authorName },
  createdAt: row.createdAt,
  rows: row.rowCount,
  dropped: row.droppedCount,
  sha256: row.hash,
  picture: row.pictureType && row.pictureHash ? { type: row.pictureType, sha256: row.pictureHash } : null,
});

export interface Added {
  capture: NamedCapture;
  dropped: Dropped;
  states: readonly string[];
}

export function addedCaptureView({ capture, dropped, states }: Added): AddedCaptureView {
  const count = (state: string): number => states.filter((each) => each === state).length;
  return {
    ...captureView(capture),
    droppedKinds: { ...dropped },
    matched: count('matched'),
    ambiguous: count('ambiguous'),
    unmatched: count('unmatched'),
    external: count('external'),
  };
}

export function captureRowView(row: NamedRow, people: ReadonlyMap<string, Candidate>, can: string[]): CaptureRowView {
  const candidates = (row.candidates === null ? [] : (JSON.parse(row.candidates) as string[]))
    .map((id) => people.get(id))
    .filter((person) => person !== undefined);
  return {
    number: row.number,
    name: row.name,
    role: row.role,
    levels: row.levels?.split(',') ?? [],
    state: row.state,
    matchedBy: row.matchedBy,
    personId: row.personId,
    person: row.personName,
    label: row.label,
    candidates: candidates.map(({ id, name, email }) => ({ personId: id, name, email })),
    can,
    version: row.version,
  };
}
