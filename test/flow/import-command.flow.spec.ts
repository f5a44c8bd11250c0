import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand } from '../../src/cli/program.js';
import { houseOf } from '../../src/house.js';
import { onBothDatabases } from '../support/house.js';

const sample = (name: string): string => join(__dirname, '../../sample', name);

onBothDatabases('files are read and written by commands, beside a running service', (house) => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'releve-command-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function told(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const spies = (['stdout', 'stderr'] as const).map((name) =>
      jest.spyOn(process[name], 'write').mockImplementation(((text: string | Buffer, ...rest: unknown[]) => {
        said[name === 'stdout' ? 'out' : 'err'] += String(text);
        const done = rest.find((each) => typeof each === 'function') as (() => void) | undefined;
        done?.();
        return true;
      }) as never),
    );
    try {
      const environment = { ...house().environment, RELEVE_CLOCK: '2026-11-17T09:00:00Z' };
      const code = await runCommand(args, houseOf({ environment, home: resolve(__dirname, '../..') }));
      return { code, ...said };
    } finally {
      spies.forEach((spy) => spy.mockRestore());
    }
  }
  it('reads the sample and says in JSON what became of it', async () => {
    for (const [kind, accepted, refused] of [
      ['people', 40, 0],
      ['accounts', 60, 2],
      ['access', 155, 3],
    ] as const) {
      const rehearsed = await told('import', kind, sample(`${kind}.csv`), '--dry-run', '--json');
      const done = await told('import', kind, sample(`${kind}.csv`), '--json');
      expect([rehearsed.code, done.code]).toEqual([0, 0]);
      expect(done.out).toBe(rehearsed.out);
      const answer = JSON.parse(done.out) as { accepted: number; unchanged: number; refused: unknown[] };
      expect(Object.keys(answer)).toEqual(['accepted', 'unchanged', 'refused', 'findings']);
      expect([answer.accepted, answer.unchanged, answer.refused.length]).toEqual([accepted, 0, refused]);
    }
  });

  it('says the same to a person, row by row', async () => {
    const { code, out } = await told('import', 'access', sample('access.csv'));
    expect(code).toBe(0);
    expect(out).toMatch(/^0 accepted, 155 unchanged, 3 refused, 21 findings\n/);
    expect(out).toContain('refused row 157: duplicate_access:');
  });

  it('takes over the shared vault', async () => {
    const { code, out } = await told(
      'import',
      'secrets',
      sample('secrets-bitwarden.json'),
      '--format',
      'bitwarden-json',
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ accepted: 21, unchanged: 0 });
    expect(out).not.toMatch(/demo-|DEMO/);
  });

  it('ends with 1 and one clear line for an unreadable file, with 2 for wrong usage', async () => {
    const file = join(folder, 'bad.csv');
    writeFileSync(file, Buffer.from('Réseau;Nom\r\n', 'latin1'));
    expect(await told('import', 'people', file, '--json')).toEqual({
      code: 1,
      out: '',
      err: 'unreadable: line 1 is not UTF-8 text\n',
    });
    expect((await told('import', 'people', sample('access.csv'))).err).toBe(
      'unreadable: the column external_id is missing\n',
    );
    expect((await told('import', 'pets', file)).code).toBe(2);
    expect((await told('import', 'secrets', file)).code).toBe(2);
    expect((await told('import', 'people')).code).toBe(2);
  });

  it('writes lists to the terminal or to a file of one’s own', async () => {
    const file = join(folder, 'register.csv');
    const { code, out } = await told('export', 'register');
    expect(code).toBe(0);
    expect(await told('export', 'register', '--output', file)).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(file, 'utf8')).toBe(out);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const list = await told('export', 'access-list', '--as-of', '2026-03-14', '--platform', 'x', '--format', 'json');
    expect((JSON.parse(list.out) as { person: string }[]).map((row) => row.person)).toEqual(
      expect.arrayContaining(['Beth Carraway', 'Dominic Rusk', 'Imogen Tate']),
    );
    expect((await told('export', 'access-list', '--as-of', 'yesterday')).code).toBe(2);
    expect((await told('export', 'access-list', '--format', 'doc')).code).toBe(2);
  });
});
