import { generateSecret, generateURI, verify } from 'otplib';

const ISSUER = 'Relève';
export const TOTP = { algorithm: 'sha1', digits: 6, period: 30 } as const;

/** 20 random bytes as base32: the length RFC 4226 recommends. */
export const newSeed = (): string => generateSecret({ length: 20 });

export const isSeed = (seed: string): boolean => /^[A-Z2-7]{26,128}$/.test(seed);

/** What a phone scans. Shown once, never stored or logged. */
export const totpUri = (label: string, seed: string): string =>
  generateURI({ issuer: ISSUER, label, secret: seed, ...TOTP });

/** The time step a code belongs to, one step of drift either way; null for a wrong code. `real` is the machine's time. */
export async function stepOf(seed: string, code: string, real: Date): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(real.getTime() / 1000);
  const result = await verify({ secret: seed, token: code, epoch, epochTolerance: TOTP.period, ...TOTP });
  return result.valid ? Math.floor(epoch / TOTP.period) + result.delta : null;
}
