import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One file that somebody reads in by hand, from choosing it to its result. */
@Entity('import_run')
@Index('import_run_newest', ['createdAt'])
export class ImportRunRow {
  @PrimaryColumn('varchar') id: string;
  /** sheet, or a kind of the command line. */
  @Column('varchar') kind: string;
  /** As its sender calls it, without a path. */
  @Column('varchar') fileName: string;
  /** Bytes. */
  @Column('integer') fileSize: number;
  /** Keyed hash of the bytes: names the file in the log. */
  @Column('varchar') fileMac: string;
  /** How it was read: JSON of `TableShape`. */
  @Column('text') shape: string;
  /** JSON of `Mapping`. */
  @Column('text') mapping: string;
  @Column('integer') rowCount: number;
  /** mapping, running, done, failed, forgotten. */
  @Column('varchar') status: string;
  /** Code of the failure, for failed. */
  @Column('varchar', { nullable: true }) failure: string | null;
  /** JSON of the answer: rows, codes and sentences, no cell. */
  @Column('text', { nullable: true }) result: string | null;
  @Column('varchar') createdBy: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') touchedAt: string;
  @Column('varchar', { nullable: true }) startedAt: string | null;
  @Column('varchar', { nullable: true }) finishedAt: string | null;
  @Column('integer') version: number;
}

/** The table of an import, sealed to it, without what stood in columns of secrets. Forgotten some days after the last touch. */
@Entity('import_content')
export class ImportContent {
  @PrimaryColumn('varchar')
  @ForeignKey(() => ImportRunRow)
  importId: string;
  @Column('text') sealed: string;
}

/** A cell that was corrected in an import; the file stays as it was read. */
@Entity('import_correction')
@Index('import_correction_cell', ['importId', 'number', 'place'], { unique: true })
export class ImportCorrection {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => ImportRunRow)
  @Column('varchar')
  importId: string;
  /** Row as a spreadsheet counts. */
  @Column('integer') number: number;
  /** Column of the file, from 0. */
  @Column('integer') place: number;
  @Column('text') sealed: string;
  @Column('varchar') correctedBy: string;
  @Column('varchar') correctedAt: string;
}

/** How the columns of a file are read, kept under a name for the next one. */
@Entity('import_mapping')
@Index('import_mapping_name', ['kind', 'nameKey'], { unique: true })
export class ImportMapping {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') kind: string;
  @Column('varchar') name: string;
  @Column('varchar') nameKey: string;
  /** JSON of `Mapping`. */
  @Column('text') mapping: string;
  @Column('varchar') savedBy: string;
  @Column('varchar') savedAt: string;
}
