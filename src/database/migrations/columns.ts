import type { TableColumnOptions, TableForeignKeyOptions, TableIndexOptions } from 'typeorm';

/** The few kinds of column there are: text that sorts (ids, instants, days, words), long text, whole numbers. */
const column = (name: string, type: string, rest: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type,
  ...rest,
});

export const key = (name: string): TableColumnOptions => column(name, 'varchar', { isPrimary: true });
export const numberKey = (name: string): TableColumnOptions => column(name, 'integer', { isPrimary: true });
export const word = (name: string): TableColumnOptions => column(name, 'varchar');
export const maybeWord = (name: string): TableColumnOptions => column(name, 'varchar', { isNullable: true });
export const text = (name: string): TableColumnOptions => column(name, 'text');
export const maybeText = (name: string): TableColumnOptions => column(name, 'text', { isNullable: true });
export const whole = (name: string): TableColumnOptions => column(name, 'integer');

export const index = (name: string, columnNames: string[]): TableIndexOptions => ({ name, columnNames });
export const unique = (name: string, columnNames: string[], where?: string): TableIndexOptions => ({
  name,
  columnNames,
  isUnique: true,
  ...(where ? { where } : {}),
});

export const refers = (
  name: string,
  columnName: string,
  referencedTableName: string,
  referenced = 'id',
): TableForeignKeyOptions => ({
  name,
  columnNames: [columnName],
  referencedTableName,
  referencedColumnNames: [referenced],
});
