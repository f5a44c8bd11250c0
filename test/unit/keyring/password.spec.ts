import { argon2id, hash } from 'argon2';
import { Gate } from '../../../src/keyring/gate.js';
import { hashPassword, refusalToPassword, verifyPassword } from '../../../src/keyring/password.js';

const context = ['nadia.belkacem@brevanne.example', 'Nadia Belkacem', 'Léo Ô'];

describe('a chosen password', () => {
  it.each([
    ['too_short', 'eleven-char'],
    ['too_short', ''],
    ['too_short', '🔑🔑🔒🔑🔒🔒🔑🔒🔑🔒🔒'],
    ['too_long', 'xk-'.repeat(67)],
    ['too_common', 'aaaaaaaaaaaaaaaa'],
    ['too_common', 'abcabcabcabcab'],
    ['too_common', '!?!?!?!?!?!?!?'],
    ['too_common', '123456789012'],
    ['too_common', '1234567890qwerty'],
    ['too_common', 'qwertyuiop[]asdf'],
    ['too_common', 'Azertyuiop1234'],
    ['too_common', '1qaz2wsx3edc4rfv'],
    ['too_common', 'lkjhgfdsapoiuytrewq'],
    ['too_common', 'Password2026!'],
    ['too_common', 'P@ssw0rd2026!'],
    ['too_common', 'motdepasse-2026'],
    ['too_common', 'Mot de passe 1!'],
    ['too_common', 'correct horse battery staple'],
    ['too_common', 'administrator'],
    ['too_common', 'abc1234567890123'],
    ['personal', 'my-Belkacem-key'],
    ['personal', 'NADIA likes tea'],
    ['personal', 'nadia.belkacem.26'],
    ['personal', 'na-dia-and-friends'],
    ['personal', 'nádïa and friends'],
    ['too_easy', 'footballmanager'],
  ])('is %s: %s', async (code, password) => {
    const failure = await refusalToPassword(password, context);
    expect(failure?.code).toBe(`password.${code}`);
    expect(failure?.extra.errors).toEqual([{ field: 'password', code: `password.${code}`, detail: failure?.detail }]);
  });

  it.each([
    'releve-demo-2026',
    'twelve-chars',
    'quatre chevaux bleus',
    'x7$K!9#mQ2@w',
    '$%^&*(#@!)+=',
    'tout le monde dort la nuit',
    'Leo and the whale',
    'パスワードではない言葉です',
    'password of the north sea',
    `a long night ${'é'.repeat(187)}`,
  ])('may be %s', async (password) => expect(await refusalToPassword(password, context)).toBeNull());

  it('is not compared with names too short to mean anything', async () => {
    expect(await refusalToPassword('the oak over there', ['oa@brevanne.example', 'Oak T', ''])).toBeNull();
  });
});

describe('password hashes', () => {
  let stored: string;
  beforeAll(async () => {
    stored = await hashPassword('Relève à midi, dix');
  });

  it('are Argon2id at the strength OWASP asks for', () => {
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  });

  it('verify the password, however its accents were typed, and no other', async () => {
    expect(await verifyPassword(stored, 'Relève à midi, dix'.normalize('NFD'))).toBe(true);
    expect(await verifyPassword(stored, 'Relève à midi, six')).toBe(false);
  });

  it('of nobody never verify, though the work is done', async () => {
    expect(await verifyPassword(null, 'Relève à midi, dix')).toBe(false);
    expect(await verifyPassword(null, '')).toBe(false);
  });

  it('with other parameters than ours are not believed, even if they match', async () => {
    const cheap = await hash('Relève à midi, dix', { type: argon2id, memoryCost: 1024, timeCost: 2, parallelism: 1 });
    for (const hostile of [cheap, stored.replace('m=19456', 'm=4194304'), stored.slice(0, -1), `${stored}A`, '', 'x']) {
      expect(await verifyPassword(hostile, 'Relève à midi, dix')).toBe(false);
    }
  });

  it('are not all computed at once: what is too much is told to come again', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => verifyPassword(stored, 'no')));
    const refused = tries.filter((it) => it.status === 'rejected').map((it) => it.reason as unknown);
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ kind: 'unavailable', code: 'session.too_many', extra: { retryAfter: 1 } });
  });
});

describe('the gate', () => {
  const held = () => {
    let release!: () => void;
    const done = new Promise<void>((resolve) => (release = resolve));
    return { done, release };
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('never lets more work run than it should, and serves in order', async () => {
    const gate = new Gate(2, 3);
    const started: number[] = [];
    const work = Array.from({ length: 5 }, () => held());
    const all = work.map(({ done }, index) => gate.run(() => (started.push(index), done)));
    await expect(gate.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'session.too_many' });
    await turn();
    expect(started).toEqual([0, 1]);
    work[1]!.release();
    await turn();
    expect(started).toEqual([0, 1, 2]);
    for (const { release } of work) release();
    await Promise.all(all);
    expect(started).toEqual([0, 1, 2, 3, 4]);
  });

  it('counts a place that was handed on as taken', async () => {
    const gate = new Gate(1, 1);
    const [first, second, third] = [held(), held(), held()];
    const started: string[] = [];
    const enter = (name: string, done: Promise<void>) => gate.run(() => (started.push(name), done));
    const early = [enter('first', first.done), enter('second', second.done)];
    first.release();
    await turn();
    const late = enter('third', third.done);
    await turn();
    expect(started).toEqual(['first', 'second']);
    second.release();
    third.release();
    await Promise.all([...early, late]);
    expect(started).toEqual(['first', 'second', 'third']);
  });

  it('frees the place of work that failed', async () => {
    const gate = new Gate(1, 0);
    await expect(gate.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(gate.run(() => Promise.resolve('next'))).resolves.toBe('next');
  });
});
