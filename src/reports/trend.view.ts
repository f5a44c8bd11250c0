import { ApiProperty } from '@nestjs/swagger';

export class TrendLineView {
  /** Code of the figure. */
  code: string;
  /** Its value at the end of each of the days; null where there was nothing to measure. */
  @ApiProperty({ type: 'array', items: { type: 'number', nullable: true } })
  values: (number | null)[];
}

/** The figures week by week. */
export class TrendView {
  /** The days, oldest first; the last one is today. */
  days: string[];
  items: TrendLineView[];
  nextCursor: string | null;
  total: number;
}
