import { NamesView } from './names.view.js';

/** An official account that was declared. */
export class DeclaredAccountView {
  platform: string | null;
  handle: string | null;
  profileUrl: string | null;
  /** For HR, admins and auditors: the account of the register that it is. Null: not registered, or not yours to know. */
  accountId: string | null;
}

/** What somebody who leaves declared; the newest, where there are several. */
export class DeclarationView {
  declaredBy: string;
  /** By HR, in the place of whoever leaves. */
  onBehalf: boolean;
  declaredAt: string;
  statement: string;
  /** There are no other official accounts. */
  none: boolean;
  accounts: DeclaredAccountView[];
  /** For HR, admins and auditors: how many of them the register does not know. */
  unknown: number | null;
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}
