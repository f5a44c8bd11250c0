import { IsIn, IsOptional } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';

const STATES = ['owed', 'scheduled'] as const;

export class ListRotations extends ListQuery {
  /** `owed`: seen by somebody without a live right to see it. `scheduled`: due because of its age. */
  @IsOptional()
  @IsIn(STATES)
  state: (typeof STATES)[number] = 'owed';

  /** 1: only of accounts the reader answers for, whatever else they may see. */
  @IsOptional()
  @IsIn(['0', '1'])
  mine?: string;
}
