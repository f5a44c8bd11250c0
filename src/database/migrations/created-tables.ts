import type { MigrationInterface, QueryRunner, Table } from 'typeorm';

/** A migration that creates tables: up in the order given, down in the reverse. */
export abstract class CreatedTables implements MigrationInterface {
  abstract readonly name: string;
  protected abstract readonly tables: readonly Table[];

  async up(runner: QueryRunner): Promise<void> {
    for (const table of this.tables) await runner.createTable(table.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...this.tables].reverse()) await runner.dropTable(table.name);
  }
}
