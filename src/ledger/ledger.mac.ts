import type { Keyring } from '../keyring/keyring.js';
import type { Head } from './head.js';

const headFields = (head: Head) => [head.frontier.toText(), head.lastHash, head.lastTime] as const;

/** Binds the end of the log to the root key; what lies before it is bound by the tree and by outside checkpoints. */
export const headMac = (keyring: Keyring, head: Head): string => keyring.mac('ledger-head', headFields(head));
export const isAuthenticHead = (keyring: Keyring, head: Head, mac: string): boolean =>
  keyring.macMatches('ledger-head', headFields(head), mac);

export const entryMac = (keyring: Keyring, id: string, body: string): string => keyring.mac('ledger-entry', [id, body]);
export const isAuthenticEntry = (keyring: Keyring, entry: { id: string; body: string; mac: string }): boolean =>
  keyring.macMatches('ledger-entry', [entry.id, entry.body], entry.mac);
