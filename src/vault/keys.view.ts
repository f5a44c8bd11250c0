import type { ActionName } from '../operation/actions.js';
import type { Actor } from '../operation/actor.js';
import { mayTry } from '../operation/door.rules.js';
import type { KeyStatus } from './rewrap.queries.js';

/** A key-encryption key: when it was used, and how much lies under it. */
export class KeyView {
  id: string;
  /** pending, active, retired or destroyed */
  state: string;
  createdAt: string;
  activatedAt: string | null;
  retiredAt: string | null;
  /** Credential versions whose key lies under it. */
  versions: number;
}

export class KeysView {
  /** Oldest first. */
  items: KeyView[];
  /** Versions in all. */
  versions: number;
  /** Of these, those that already lie under the active key. */
  underActive: number;
  /** What the reader may do: `key.renew`. */
  can: ActionName[];
}

export class RenewedKeyView {
  kekId: string;
}

export function keysView(actor: Actor, found: readonly KeyStatus[]): KeysView {
  const items = found.map(({ id, state, createdAt, activatedAt, retiredAt, versions }) => ({
    ...{ id, state, createdAt, activatedAt, retiredAt },
    versions: Number(versions),
  }));
  const sum = (some: readonly KeyView[]): number => some.reduce((total, { versions }) => total + versions, 0);
  return {
    items,
    versions: sum(items),
    underActive: sum(items.filter(({ state }) => state === 'active')),
    can: mayTry(actor, 'key.renew') ? ['key.renew'] : [],
  };
}
