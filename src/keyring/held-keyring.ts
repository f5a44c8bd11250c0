import type { Keyring } from './keyring.js';

/** The keyring in force in this process. A renewed key replaces the value; nobody keeps an old one for longer than one act. */
export class HeldKeyring {
  constructor(private keyring: Keyring) {}

  get current(): Keyring {
    return this.keyring;
  }

  replace(keyring: Keyring): void {
    this.keyring = keyring;
  }
}
