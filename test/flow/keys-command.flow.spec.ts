import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ImportedSecrets } from '../../src/vault/imported.service.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const VERSIONS = 1300;

onBothDatabases('releve keys, beside a running service', (house) => {
  let story: VaultStory;
  let owner: Someone;
  let credential: string;

  beforeAll(async () => {
    story = new VaultStory(house());
    owner = await story.person();
    const account = await story.account();
    await story.seat(owner, account);
    const imports = house().app.get(ImportedSecrets);
    credential = await house().command('import.secrets', async (op) => {
      let id = '';
      for (let i = 1; i <= VERSIONS; i++) {
        const setAt = new Date(Date.UTC(2020, 0, i)).toISOString();
        const secret = { kind: 'password' as const, label: 'Old', value: { password: `value-${i}` }, setAt };
        id = (await imports.storeImported(op, { id: account, accessModel: 'shared_login' }, secret)).credentialId;
      }
      return id;
    });
  });

  /** Runs the compiled command; `killAt` ends it as a power cut would, at the first line on stderr that fits. */
  function releve(args: string[], killAt?: RegExp): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const command = spawn(process.execPath, [resolve(__dirname, '../../dist/cli.js'), ...args], {
      env: { PATH: process.env['PATH'] ?? '', ...house().environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    command.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    command.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      if (killAt?.test(stderr)) command.kill('SIGKILL');
    });
    return new Promise((done) => command.once('close', (code) => done({ code, stdout, stderr })));
  }

  const status = async (): Promise<{ state: string; versions: number }[]> => {
    const { code, stdout, stderr } = await releve(['keys', 'status', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return (JSON.parse(stdout).keys as any[]).map(({ state, versions }) => ({ state, versions }));
  };

  it('killed in the middle, goes on where it stopped; the service answers throughout', async () => {
    expect(await status()).toEqual([{ state: 'active', versions: VERSIONS }]);
    const killed = await releve(['keys', 'rotate'], /500 versions rewrapped/);
    expect(killed).toEqual({ code: null, stdout: '', stderr: expect.stringContaining('500 versions rewrapped') });
    const halfway = await status();
    expect(halfway.map((key) => key.state)).toEqual(['retired', 'active']);
    expect(halfway.reduce((sum, key) => sum + key.versions, 0)).toBe(VERSIONS);
    expect(halfway[1]!.versions % 500).toBe(0);
    expect((await story.reveal(owner, credential)).body).toMatchObject({
      value: { password: `value-${VERSIONS}` },
      version: VERSIONS,
    });

    const again = await releve(['keys', 'rotate', '--json']);
    expect({ code: again.code, ...JSON.parse(again.stdout) }).toMatchObject({
      code: 0,
      resumed: true,
      broken: [],
      rewrapped: halfway[0]!.versions,
    });
    expect(await status()).toEqual([
      { state: 'retired', versions: 0 },
      { state: 'active', versions: VERSIONS },
    ]);
    expect((await story.reveal(owner, credential)).status).toBe(200);
  });

  it('names a version that does not open and ends with 1', async () => {
    await house().tamper(
      'update credential_version set wrapped_dek = dek_nonce where credential_id = $1 and number = 7',
      [credential],
    );
    const { code, stdout, stderr } = await releve(['keys', 'rotate', '--json']);
    expect(stderr).toContain('do not open');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ resumed: false, rewrapped: VERSIONS - 1, broken: [expect.any(String)] });
    expect((await story.reveal(owner, credential)).status).toBe(200);
  });
});
