import type { Keyring } from '../keyring/keyring.js';
import type { OneTimeLink, Session } from './identity.entity.js';

type Sealed = Pick<
  Session,
  'id' | 'tokenHash' | 'csrfHash' | 'personId' | 'state' | 'createdAt' | 'expiresAt' | 'freshUntil' | 'factorEvent'
>;

const fields = (s: Sealed) =>
  [s.id, s.tokenHash, s.csrfHash, s.personId, s.state, s.createdAt, s.expiresAt, s.freshUntil, s.factorEvent] as const;

/** Binds a session to its person, its state and its freshness: whoever can only write the database cannot sign in. */
export const sessionMac = (keyring: Keyring, row: Sealed): string => keyring.mac('session', fields(row));
export const isAuthenticSession = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('session', fields(row), row.mac);

type SealedLink = Pick<OneTimeLink, 'id' | 'kind' | 'personId' | 'tokenHash' | 'createdAt' | 'expiresAt'>;

const linkFields = (l: SealedLink) => [l.id, l.kind, l.personId, l.tokenHash, l.createdAt, l.expiresAt] as const;

/** Binds a one-time link to whom it enrols. */
export const linkMac = (keyring: Keyring, row: SealedLink): string => keyring.mac('link', linkFields(row));
export const isAuthenticLink = (keyring: Keyring, row: SealedLink & { mac: string }): boolean =>
  keyring.macMatches('link', linkFields(row), row.mac);
