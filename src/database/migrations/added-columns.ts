import type { MigrationInterface, QueryRunner, TableIndex } from 'typeorm';

/** A migration that adds columns of text that may be empty; up and down touch no row. */
export abstract class AddedColumns implements MigrationInterface {
  abstract readonly name: string;
  /** Column names by table; `varchar` unless they end in `:integer` or `:text`. */
  protected abstract readonly columns: Readonly<Record<string, readonly string[]>>;
  protected readonly indices: Readonly<Record<string, readonly TableIndex[]>> = {};

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of this.each()) {
      const [name, type = 'varchar'] = column.split(':');
      await runner.query(`alter table "${table}" add column "${name}" ${type}`);
    }
    for (const [table, indices] of Object.entries(this.indices)) await runner.createIndices(table, [...indices]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, indices] of Object.entries(this.indices)) await runner.dropIndices(table, [...indices]);
    for (const [table, column] of this.each().reverse())
      await runner.query(`alter table "${table}" drop column "${column.split(':')[0]}"`);
  }

  private each(): [table: string, column: string][] {
    return Object.entries(this.columns).flatMap(([table, columns]) =>
      columns.map((column): [string, string] => [table, column]),
    );
  }
}
