import type { DataSource } from 'typeorm';

export const read = (source: DataSource): unknown => source;
