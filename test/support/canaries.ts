import { createHash } from 'node:crypto';

export interface Secret {
  name: string;
  text: string;
  /** Random enough that its plain hash may be stored: nobody guesses it back. */
  isToken?: boolean;
}

export interface Leak {
  secret: string;
  place: string;
  as: string;
}

/** Every spelling under which a secret could lie about. */
function spellings({ text, isToken }: Secret): [string, string][] {
  const bytes = Buffer.from(text, 'utf8');
  const hashes = ['sha256', 'sha1', 'md5'].flatMap((name): [string, string][] => {
    const digest = createHash(name).update(text).digest();
    return [
      [`${name} hex`, digest.toString('hex')],
      [`${name} base64`, digest.toString('base64').replace(/=+$/, '')],
      [`${name} base64url`, digest.toString('base64url')],
    ];
  });
  return [
    ['plain', text],
    ['JSON', JSON.stringify(text).slice(1, -1)],
    ['JSON in JSON', JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1)],
    ['address', encodeURIComponent(text)],
    ['hex', bytes.toString('hex')],
    // Without the last characters: what follows a secret in a longer text changes them.
    ['base64', bytes.toString('base64').replace(/=+$/, '').slice(0, -2)],
    ['base64url', bytes.toString('base64url').slice(0, -2)],
    ...(isToken ? [] : hashes),
  ];
}

/** Where any of the secrets lies in any of the places. */
export function leaks(secrets: readonly Secret[], places: Readonly<Record<string, string>>): Leak[] {
  return secrets.flatMap((secret) =>
    Object.entries(places).flatMap(([place, text]) => {
      const lower = text.toLowerCase();
      return spellings(secret)
        .filter(([as, spelling]) => (as.endsWith('hex') ? lower.includes(spelling) : text.includes(spelling)))
        .map(([as]) => ({ secret: secret.name, place, as }));
    }),
  );
}
