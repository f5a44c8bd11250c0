import type { Platform } from './platform.js';
import type { StoredCorrection } from './platform.queries.js';
import { PlatformView, platformView } from './platform.view.js';

export class CorrectionView {
  field: string;
  /** As it was given; JSON of any shape. */
  value: unknown;
  source: string;
  /** Person id. */
  correctedBy: string;
  correctedAt: string;
  /** Of whoever corrected; null for one who is not in the directory. */
  correctedByName: string | null;
  /** When another correction or a withdrawal ended it; null while it is in force. */
  endedAt: string | null;
}

/** A platform with what admins said about it instead of the file. */
export class CorrectedPlatformView extends PlatformView {
  /** Corrections in force. */
  corrections: CorrectionView[];
}

export class PlatformDetailView extends CorrectedPlatformView {
  /** Every correction there ever was, newest first. */
  history: CorrectionView[];
  version: number;
}

export class PlatformPageView {
  items: CorrectedPlatformView[];
  nextCursor: string | null;
  total: number;
}

const correctionView = ({
  field,
  value,
  source,
  correctedBy,
  correctedAt,
  correctedByName,
  endedAt,
}: StoredCorrection): CorrectionView => ({
  field,
  value: JSON.parse(value) as unknown,
  source,
  correctedBy,
  correctedAt,
  correctedByName,
  endedAt,
});

export function correctedPlatformView(platform: Platform, stored: readonly StoredCorrection[]): CorrectedPlatformView {
  const own = stored.filter((row) => row.platform === platform.id && row.endedAt === null);
  return { ...platformView(platform), corrections: own.map(correctionView) };
}

export function platformDetailView(
  platform: Platform,
  history: readonly StoredCorrection[],
  version: number,
): PlatformDetailView {
  return { ...correctedPlatformView(platform, history), history: history.map(correctionView), version };
}
