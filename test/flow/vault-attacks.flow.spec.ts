import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const CANARY = 'canary-attack-7391';
const VERSION_COLUMNS = 'alg, kek_id, wrapped_dek, dek_nonce, nonce, ciphertext';

onBothDatabases('somebody attacks the vault', (house) => {
  let story: VaultStory;
  let owner: Someone;
  let account: string;

  beforeAll(async () => {
    story = new VaultStory(house());
    owner = await story.person();
    account = await story.account();
    await story.seat(owner, account);
  });

  const password = (text = CANARY, on = account): Promise<string> =>
    story.stored(owner, on, 'password', { password: text });
  const sql = (text: string, values: unknown[] = []) => house().tamper(text, values);
  const exposures = async (credential: string) =>
    (await sql('select id from exposure where credential_id = $1', [credential])).length;

  async function refusesAsTampered(credential: string): Promise<void> {
    const [seen, healthy] = [await exposures(credential), await password()];
    const answer = await story.reveal(owner, credential);
    expect(answer.body).toMatchObject({ status: 503, code: 'vault.integrity' });
    expect(answer.text).not.toContain('canary');
    expect(await exposures(credential)).toBe(seen);
    const [last] = (await story.leaves()).slice(-1);
    expect(last).toMatchObject({
      action: 'credential.reveal',
      outcome: 'refused',
      details: { code: 'vault.integrity' },
    });
    expect(last.subjects).toContain(`credential:${credential}`);
    // Other values are not affected.
    expect((await story.reveal(owner, healthy)).status).toBe(200);
  }

  describe('with the database in hand', () => {
    /** Copies the sealed columns of one version over another's. */
    const swap = (from: string, to: string): Promise<unknown> =>
      sql(
        `update credential_version set (${VERSION_COLUMNS}) = (select ${VERSION_COLUMNS} from credential_version where credential_id = $1 and number = 1)
         where credential_id = $2`,
        [from, to],
      );

    it('a value copied over another credential of the account', async () => {
      const [from, to] = [await password(), await password('other')];
      await swap(from, to);
      await refusesAsTampered(to);
    });

    it('a credential moved to an account the thief may use', async () => {
      const [thief, own, credential] = [await story.person(), await story.account(), await password()];
      await story.seat(thief, own);
      await sql('update credential set account_id = $1 where id = $2', [own, credential]);
      const answer = await story.reveal(thief, credential);
      expect(answer.body.code).toBe('vault.integrity');
      expect(answer.text).not.toContain('canary');
    });

    it('a version hung onto a credential of the thief', async () => {
      const [thief, own, credential] = [await story.person(), await story.account(), await password()];
      await story.seat(thief, own);
      const bait = await story.stored(thief, own, 'password', { password: 'bait' });
      await swap(credential, bait);
      expect((await story.reveal(thief, bait)).body.code).toBe('vault.integrity');
    });

    it('a seed called a password, so that a publisher may read it', async () => {
      const publisher = await story.person();
      await story.grant(publisher, account, 'publisher');
      const seed = await story.stored(owner, account, 'totp', { seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' });
      await sql(`update credential set kind = 'password' where id = $1`, [seed]);
      expect((await story.reveal(publisher, seed)).body.code).toBe('vault.integrity');
    });

    it('an older version of the same credential under the newer number', async () => {
      const credential = await password();
      await story
        .as(owner)
        .post(`/credentials/${credential}/versions`, { value: { password: 'newer' }, reason: 'A new one is needed.' });
      await sql(
        `update credential_version set (${VERSION_COLUMNS}) = (select ${VERSION_COLUMNS} from credential_version where credential_id = $1 and number = 1)
         where credential_id = $1 and number = 2`,
        [credential],
      );
      await refusesAsTampered(credential);
    });

    it('a consistent older state restored', async () => {
      const credential = await password();
      await story
        .as(owner)
        .post(`/credentials/${credential}/versions`, { value: { password: 'newer' }, reason: 'A new one is needed.' });
      await sql('delete from credential_version where credential_id = $1 and number = 2', [credential]);
      await sql('update credential set current_version = 1, version = 1 where id = $1', [credential]);
      await refusesAsTampered(credential);
    });

    it('a version that is gone', async () => {
      const credential = await password();
      await sql('delete from credential_version where credential_id = $1', [credential]);
      await refusesAsTampered(credential);
    });

    it.each(['ciphertext', 'nonce'])('one bit of %s flipped', async (column) => {
      const credential = await password();
      const [row] = await sql(`select ${column} as text from credential_version where credential_id = $1`, [
        credential,
      ]);
      const bytes = Buffer.from(row!['text'] as string, 'base64');
      bytes[0]! ^= 1;
      await sql(`update credential_version set ${column} = $1 where credential_id = $2`, [
        bytes.toString('base64'),
        credential,
      ]);
      await refusesAsTampered(credential);
    });

    it.each(['wrapped_dek', 'dek_nonce'])(
      'one bit of %s flipped: known only when it does not open, and recorded then',
      async (column) => {
        const credential = await password();
        const [row] = await sql(`select ${column} as text from credential_version where credential_id = $1`, [
          credential,
        ]);
        const bytes = Buffer.from(row!['text'] as string, 'base64');
        bytes[0]! ^= 1;
        await sql(`update credential_version set ${column} = $1 where credential_id = $2`, [
          bytes.toString('base64'),
          credential,
        ]);
        const before = await exposures(credential);
        const answer = await story.reveal(owner, credential);
        expect(answer.body).toMatchObject({ status: 503, code: 'vault.integrity' });
        // Opened only when exposure and leaf were committed: both are there.
        expect(await exposures(credential)).toBe(before + 1);
        expect((await story.leaves()).at(-1)).toMatchObject({
          outcome: 'refused',
          details: { code: 'vault.integrity' },
        });
      },
    );

    it('a key that is not there', async () => {
      const credential = await password();
      await sql(`update credential_version set kek_id = 'nobody' where credential_id = $1`, [credential]);
      await refusesAsTampered(credential);
    });

    it.each([
      ['forged', { mac: Buffer.alloc(32).toString('base64') }],
      ['without a MAC', { mac: '' }],
    ])('a grant %s', async (_, change) => {
      const [thief, credential] = [await story.person(), await password()];
      const grant = await story.grant(thief, account, 'full_control', change);
      expect((await story.reveal(thief, credential)).status).toBe(404);
      expect((await story.as(thief).get(`/accounts/${account}/credentials`)).status).toBe(404);
      expect(
        (await story.leaves()).some((leaf) => leaf.outcome === 'refused' && leaf.subjects.includes(`grant:${grant}`)),
      ).toBe(true);
    });

    it('a grant whose level was raised or whose end was taken off', async () => {
      const [thief, credential] = [await story.person(), await password()];
      const analyst = await story.grant(thief, account, 'analyst');
      await sql(`update access_grant set level = 'full_control' where id = $1`, [analyst]);
      const past = await story.grant(thief, account, 'full_control', { until: '2026-11-01' });
      await sql('update access_grant set until = null where id = $1', [past]);
      expect((await story.reveal(thief, credential)).status).toBe(404);
    });

    it('a grant restored as it was before it was revoked', async () => {
      const [leaver, credential] = [await story.person(), await password()];
      const id = await story.grant(leaver, account, 'full_control');
      const [before] = await sql('select status, ended_on, ended_at, version, mac from access_grant where id = $1', [
        id,
      ]);
      await story.endGrant(id, '2026-11-10T10:00:00.000Z');
      await house().run('grant.expire', (op) => {
        op.record(`grant:${id}`, { version: 2 }, { mark: `grant:${id}` });
        return Promise.resolve();
      });
      await sql(
        'update access_grant set status = $1, ended_on = null, ended_at = null, version = $2, mac = $3 where id = $4',
        [before!['status'], before!['version'], before!['mac'], id],
      );
      expect((await story.reveal(leaver, credential)).status).toBe(404);
    });

    it('a seat given by hand', async () => {
      const [thief, credential] = [await story.person(), await password()];
      await story.seat(thief, account, 'backup_owner', { mac: Buffer.alloc(32, 1).toString('base64') });
      expect((await story.reveal(thief, credential)).status).toBe(404);
      await sql('delete from seat where person_id = $1', [thief.id]);
    });

    it('a session made fresh by hand', async () => {
      const [someone, credential] = [await story.person(), await password()];
      await story.grant(someone, account, 'full_control');
      await story.changeSession(someone, { freshUntil: '2026-11-17T08:00:00.000Z' });
      expect((await story.reveal(someone, credential)).status).toBe(428);
      await sql(`update session set fresh_until = '2099-01-01T00:00:00.000Z' where id = $1`, [someone.session]);
      expect((await story.reveal(someone, credential)).status).toBe(401);
    });
  });

  describe('from inside', () => {
    it.each(['hr', 'auditor'] as const)('%s holds a grant and a seat and releases nothing', async (role) => {
      const [someone, own] = [await story.person([role]), await story.account()];
      await story.seat(someone, own);
      await story.seat(owner, own, 'backup_owner');
      const credential = await password(CANARY, own);
      for (const path of ['reveal', 'code', 'use-code', 'versions']) {
        const body = {
          reason: 'Because I would like to.',
          ...(path === 'versions' ? { value: { password: 'x' } } : {}),
        };
        expect((await story.as(someone).post(`/credentials/${credential}/${path}`, body)).status).toBe(403);
      }
      // The transaction looks again, and whoever spoils the row of a role gains nothing by it.
      await sql(`update person_role set mac = 'spoilt' where person_id = $1`, [someone.id]);
      expect((await story.reveal(someone, credential)).body.code).toBe('vault.role');
    });

    it('a frozen account or person gets nothing, and a code neither; storing a new value stays possible', async () => {
      const frozen = await story.account();
      await story.seat(owner, frozen);
      const credential = await password(CANARY, frozen);
      await sql('update account set frozen_at = $1 where id = $2', ['2026-11-17T08:00:00.000Z', frozen]);
      expect((await story.reveal(owner, credential)).status).toBe(423);
      const rotated = await story
        .as(owner)
        .post(`/credentials/${credential}/versions`, { value: { password: 'n' }, reason: 'It was compromised.' });
      expect(rotated.status).toBe(201);
      const person = await story.person([], { frozenAt: '2026-11-17T08:00:00.000Z' });
      await story.grant(person, account, 'full_control');
      expect((await story.reveal(person, await password())).body.code).toBe('vault.person_frozen');
      expect(
        (
          await story
            .as(person)
            .post(`/accounts/${account}/credentials`, { kind: 'note', label: 'n', value: { text: 't' } })
        ).status,
      ).toBe(423);
    });

    it.each([
      ['ended', { endedAt: '2026-11-17T08:59:00.000Z' }, 401],
      ['expired', { expiresAt: '2026-11-17T08:59:00.000Z' }, 401],
      ['pending', { state: 'pending' }, 401],
      ['no longer fresh', { freshUntil: '2026-11-17T08:59:00.000Z' }, 428],
      ['never fresh', { freshUntil: null }, 428],
    ])('a session that is %s when the transaction looks', async (_, change, status) => {
      const [someone, credential] = [await story.person(), await password()];
      await story.grant(someone, account, 'full_control');
      await story.changeSession(someone, change);
      expect((await story.reveal(someone, credential)).status).toBe(status);
    });

    it('somebody cut while their request was on its way', async () => {
      const [someone, credential] = [await story.person([], { cutAt: '2026-11-17T08:59:00.000Z' }), await password()];
      await story.grant(someone, account, 'full_control');
      expect((await story.reveal(someone, credential)).status).toBe(401);
    });

    it('an account that is closed', async () => {
      const closed = await story.account();
      await story.seat(owner, closed);
      const credential = await password(CANARY, closed);
      await sql(`update account set status = 'closed' where id = $1`, [closed]);
      expect((await story.reveal(owner, credential)).status).toBe(422);
      expect(
        (
          await story
            .as(owner)
            .post(`/accounts/${closed}/credentials`, { kind: 'note', label: 'n', value: { text: 't' } })
        ).status,
      ).toBe(422);
    });
  });

  it('without a log there is no plaintext', async () => {
    const credential = await password();
    await sql('alter table ledger_leaf rename to ledger_leaf_away');
    await sql('alter table ledger_entry rename to ledger_entry_away');
    try {
      const answer = await story.reveal(owner, credential);
      expect(answer.status).toBe(503);
      expect(answer.text).not.toContain('canary');
    } finally {
      await sql('alter table ledger_leaf_away rename to ledger_leaf');
      await sql('alter table ledger_entry_away rename to ledger_entry');
    }
  });

  it('where the leaf cannot be written, nothing leaves and nobody counts as exposed', async () => {
    const credential = await password();
    const before = await exposures(credential);
    const sqlite = house().kind === 'sqlite';
    const tables = ['ledger_leaf', 'ledger_entry'];
    for (const table of tables) {
      await sql(
        sqlite
          ? `create trigger no_${table} before insert on ${table} begin select raise(abort, 'disk full'); end`
          : `alter table ${table} add constraint no_${table} check (false) not valid`,
      );
    }
    try {
      const answer = await story.reveal(owner, credential);
      expect(answer.status).toBe(503);
      expect(answer.text).not.toContain('canary');
    } finally {
      for (const table of tables)
        await sql(sqlite ? `drop trigger no_${table}` : `alter table ${table} drop constraint no_${table}`);
    }
    expect(await exposures(credential)).toBe(before);
    expect((await story.reveal(owner, credential)).status).toBe(200);
  });

  it('the value is in no table, no leaf and no refusal', async () => {
    const credential = await password();
    await story.reveal(owner, credential);
    const dump = await everything((text) => sql(text), house().kind);
    expect(dump).not.toContain(CANARY);
    expect(dump).not.toContain(Buffer.from(CANARY).toString('base64').slice(0, 20));
    expect(dump).not.toContain('JBSWY3DPEHPK3PXP');
  });
});

/** Every row of every table as text. */
async function everything(sql: (text: string) => Promise<Record<string, unknown>[]>, kind: string): Promise<string> {
  const tables = await sql(
    kind === 'sqlite'
      ? `select name from sqlite_master where type = 'table'`
      : `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const rows = [];
  for (const { name } of tables) rows.push(JSON.stringify(await sql(`select * from "${String(name)}"`)));
  return rows.join('\n');
}
