import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { RUN_KINDS, TABLE_KINDS, type RunKind, type TableKind } from './table-kinds.js';
import { ENCODINGS, SEPARATORS, type Encoding, type Separator } from './table-text.rules.js';

/** How a file is to be read, where what is detected is wrong. */
export class ReadFile extends Reasoned {
  @IsOptional()
  @IsIn(ENCODINGS)
  encoding?: Encoding;

  @IsOptional()
  @IsIn(SEPARATORS)
  separator?: Separator;

  /** The row that names the columns, as a spreadsheet counts. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  headerRow?: number;
}

/** A form with the file beside these fields. */
export class OpenImport extends ReadFile {
  /**
   * `sheet` is the spreadsheet kept before: one account a row, several people in a cell. `secrets` is the unencrypted JSON export of
   * Bitwarden: it stays in memory for some minutes and is never written down.
   */
  @IsIn(RUN_KINDS)
  kind: RunKind;
}

export class MapImport extends Reasoned {
  /** `{kind, columns, dates, values, people, defaults}` as the import shows it; the kind may change. */
  @IsObject()
  mapping: object;
}

/** What a cell should say; the file stays as it was read. */
export class FixCell extends Reasoned {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  row: number;

  /** Name of the file's column. */
  @IsString()
  @MaxLength(200)
  column: string;

  @IsString()
  @MaxLength(10_000)
  value: string;
}

export const ROW_STANDINGS = ['new', 'changed', 'unchanged', 'refused', 'left_out'] as const;
export type RowStanding = (typeof ROW_STANDINGS)[number];

export class ImportRowsQuery extends ListQuery {
  /** left_out: empty rows, titles and totals. */
  @IsOptional()
  @IsIn(ROW_STANDINGS)
  standing?: RowStanding;

  /** Of a refusal or a finding. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  code?: string;
}

export class SaveMapping extends Reasoned {
  /** One of the same kind and name is replaced. */
  @IsString()
  @Length(1, 100)
  name: string;

  @IsObject()
  mapping: object;
}

export class MappingQuery extends ListQuery {
  @IsOptional()
  @IsIn(TABLE_KINDS)
  kind?: TableKind;
}
