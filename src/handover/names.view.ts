export class PersonNameView {
  id: string;
  fullName: string;
}

export class AccountNameView {
  id: string;
  platform: string;
  handle: string;
  displayName: string;
}

/** What the people and accounts are called that an answer speaks of by id; the register and the directory say the rest. */
export class NamesView {
  people: PersonNameView[];
  accounts: AccountNameView[];
}
