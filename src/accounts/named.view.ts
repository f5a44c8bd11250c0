/** What an account is called where only its id would stand. */
export class NamedAccountView {
  id: string;
  platform: string;
  handle: string;
  displayName: string;
  brand: string | null;
  status: string;
}
