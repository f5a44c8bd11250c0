import { generate } from 'otplib';
import { isSeed, newSeed, stepOf, totpUri } from '../../../src/identity/totp.js';

const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const AT = new Date('2026-11-17T09:00:10.000Z');
const STEP = Math.floor(AT.getTime() / 30_000);
const codeOf = (step: number): Promise<string> => generate({ secret: SEED, epoch: step * 30 });

describe('a one-time code', () => {
  it.each([-1, 0, 1])('belongs to its step with a drift of %i', async (drift) => {
    expect(await stepOf(SEED, await codeOf(STEP + drift), AT)).toBe(STEP + drift);
  });

  it.each([-2, 2])('is nothing with a drift of %i', async (drift) => {
    expect(await stepOf(SEED, await codeOf(STEP + drift), AT)).toBeNull();
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 345', '-12345', '1e5000'])(
    'is not %p',
    async (code) => {
      expect(await stepOf(SEED, code, AT)).toBeNull();
    },
  );

  it('comes from a seed of 20 random bytes that an app can scan', () => {
    const seed = newSeed();
    expect(seed).toMatch(/^[A-Z2-7]{32}$/);
    expect(isSeed(seed)).toBe(true);
    expect(totpUri('a@b.example', seed)).toBe(
      `otpauth://totp/Rel%C3%A8ve:a%40b.example?secret=${seed}&issuer=Rel%C3%A8ve`,
    );
  });

  it.each(['', 'short', 'jbswy3dpehpk3pxpjbswy3dpehpk3pxp', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PX1'])(
    'seed %p is refused',
    (seed) => {
      expect(isSeed(seed)).toBe(false);
    },
  );
});
