import { createHmac, timingSafeEqual } from 'node:crypto';

/** Either side of now for which a signature holds. */
export const SIGNATURE_SECONDS = 300;
/** Signatures a header may carry, and secrets that may be in force together while one follows another. */
const MOST = 4;
const LEAST_SECRET = 32;

const HEADER = /^t=(\d{1,12})((?:,v1=[0-9a-f]{64})+)$/;

/** The secrets of a file, one a line; none where one of them is too short to be one. */
export function secretsOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const secrets = lines.filter((line) => line !== '').slice(0, MOST);
  return secrets.every((secret) => secret.length >= LEAST_SECRET) ? secrets : [];
}

/**
 * `X-Releve-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`. Answers the signature that holds, null when none
 * does or its time is not now. Every comparison takes the same time, whatever is compared.
 */
export function signatureThatHolds(
  header: string | undefined,
  body: Buffer,
  secrets: readonly string[],
  now: Date,
): string | null {
  const [, seconds = '', list = ''] = HEADER.exec(header ?? '') ?? [];
  const given = list.split(',v1=').slice(1, MOST + 1);
  const isNow = Math.abs(now.getTime() / 1000 - Number(seconds)) <= SIGNATURE_SECONDS;
  let holds: string | null = null;
  for (const secret of secrets) {
    const wanted = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
    for (const one of given) if (timingSafeEqual(Buffer.from(one, 'hex'), wanted)) holds = wanted.toString('hex');
  }
  return isNow && seconds !== '' ? holds : null;
}
