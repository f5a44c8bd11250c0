// What the bench asks of a running variant over IPC: things measured beside the routes, and checks after a load.
import { callsPerSecond, milliseconds } from './measure.mjs';

export async function questions({ app, core, from, furnished }) {
  const { Operations } = await from('operation/operations.js');
  const { SYSTEM } = await from('operation/actor.js');
  const operations = app.get(Operations);
  const source = core.database.source;
  const { newId } = await from('kernel/ids.js');
  const oneLeaf = () => {
    const now = new Date().toISOString();
    const entry = {
      id: newId(),
      time: now,
      actor: { id: 'system', name: 'Relève' },
      action: 'service.tend',
      subjects: ['bench'],
      outcome: 'done',
      reason: null,
      details: { n: 1 },
      mark: null,
      personal: {},
    };
    return Promise.resolve({ value: undefined, entries: [{ entries: [entry], announcements: [], rows: [], now }] });
  };
  return {
    /** Reveal leaves in the log. */
    async revealLeaves() {
      const [row] = await source.query(
        `select count(*) as n from ledger_leaf where action = 'credential.reveal' and outcome = 'done'`,
      );
      return Number(row.n);
    },
    async verifies() {
      const { LogCheck } = await from('audit/log-check.service.js');
      return operations
        .run(SYSTEM, 'service.look', {}, (op) => app.get(LogCheck).run(op, {}))
        .then((verdict) => verdict.ok);
    },
    /** Appends a second from many clients, each answered once its leaf has its place: the way a release takes. */
    appends: (clients) => callsPerSecond(() => core.database.write(oneLeaf, 'releases'), { clients }),
    /** The same as whole acts through the door, each in a transaction of its own. */
    acts: (clients) =>
      callsPerSecond(
        () => operations.run(SYSTEM, 'service.tend', {}, (op) => Promise.resolve(op.record('bench', { n: 1 }))),
        { clients },
      ),
    /** The same leaf under one advisory lock a request: the reference. */
    lockedAppends: (clients) => lockedAppends(core, from, clients),
    /** Milliseconds of the departure preview of one person, as text. */
    preview: (email, times) => previews(app, from, (list, op) => list.ofEmail(op, email), times),
    /** … of the figures of many at once. */
    previews: (limit, times) => previews(app, from, (list, op) => list.page(op, { limit }), times),
    /** Milliseconds of a list page. */
    page: (query, times) => page(furnished, query, times),
  };
}

async function previews(app, from, ask, times) {
  const { Operations } = await from('operation/operations.js');
  const { MACHINE } = await from('operation/actor.js');
  const { DeparturePreviews } = await from('handover/preview.service.js');
  const [operations, list] = [app.get(Operations), app.get(DeparturePreviews)];
  return milliseconds(
    async () => JSON.stringify(await operations.run(MACHINE, 'person.preview', {}, (op) => ask(list, op))),
    times,
  );
}

async function lockedAppends(core, from, clients) {
  const { default: pg } = await import('pg');
  const { encodeLeaf, leafHashText } = await from('ledger/leaf.js');
  const { newId } = await from('kernel/ids.js');
  const pool = new pg.Pool({ connectionString: core.settings.databaseUrl, max: 16 });
  await pool.query('create table if not exists bench_leaf (position integer primary key, body text, hash varchar)');
  const append = async () => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock(42)');
      const { rows } = await client.query('select position, hash from bench_leaf order by position desc limit 1');
      const index = rows.length ? rows[0].position + 1 : 0;
      const leaf = {
        index,
        ...(rows.length ? { prev: rows[0].hash } : {}),
        time: new Date().toISOString(),
        actor: { id: 'system', name: 'Relève' },
        action: 'service.tend',
        subjects: ['bench'],
        outcome: 'done',
        reason: null,
        details: { n: 1, id: newId() },
      };
      const body = encodeLeaf(leaf);
      await client.query('insert into bench_leaf values ($1, $2, $3)', [index, body, leafHashText(body)]);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  try {
    return await callsPerSecond(append, { clients });
  } finally {
    await pool.end();
  }
}

function page({ url, auditor }, query, times) {
  return milliseconds(async () => {
    const response = await fetch(`${url}/api/v1/accounts?${query}`, { headers: auditor });
    if (!response.ok) throw new Error(`list page: ${response.status}`);
    await response.arrayBuffer();
  }, times);
}
