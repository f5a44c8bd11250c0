import { NamedAccountView } from '../accounts/named.view.js';
import { WithheldView } from '../operation/withheld.view.js';
import { MissingView } from '../policies/gate.view.js';
import { CredentialView, LoginHolderView } from './credential.view.js';

/** Whose turn it is with an account that one person at a time uses. */
export class TurnView {
  holderId: string | null;
  holderName: string | null;
  /** When the turn in hand is over, whatever happens. */
  until: string | null;
  /** It is the reader's turn. */
  mine: boolean;
}

/** An account on which the reader holds an owner seat, a live grant or an open emergency, and what they sign in with. */
export class MyAccountView extends NamedAccountView {
  frozen: boolean;
  /** By what: `owner`, `backup_owner`, a level, `break_glass`. */
  as: string[];
  /** What they may use; also the login that is kept on another account and opens this one. */
  credentials: CredentialView[];
  /** The account that keeps the login this one is signed in to with; null where it keeps its own. */
  login: LoginHolderView | null;
  /** Null where anybody uses it at any time. */
  turn: TurnView | null;
  /** What keeps them for now from what their access would let out of the vault; null while nothing does. */
  withheld: WithheldView | null;
  /** What brings access back that rests. */
  missing: MissingView[];
  /** A release names a ticket here. */
  ticketNeeded: boolean;
}

export class MyAccountsView {
  items: MyAccountView[];
  nextCursor: string | null;
  total: number;
}
