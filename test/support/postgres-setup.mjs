import { startPostgres } from './postgres.mjs';

/** Jest passes the environment on to its workers: they find the server in TEST_DATABASE_URL. */
export default async function setup() {
  const wanted = (process.env.TEST_DATABASES ?? 'sqlite,postgres').split(',');
  if (process.env.TEST_DATABASE_URL || !wanted.includes('postgres')) return;
  const { url, stop } = await startPostgres();
  process.env.TEST_DATABASE_URL = url;
  globalThis.stopTestPostgres = stop;
}
