export class HouseCheckView {
  /** keys, ledger, checkpoint, renewal, messages, mail, address or organisation */
  check: string;
  state: 'ok' | 'attention' | 'wrong';
  /** What was found, a word for each check. */
  says: string;
  /** Numbers, days and instants that go with it. */
  facts: Record<string, string | number>;
}

/** The state of the service, for administrators. */
export class HouseStateView {
  checks: HouseCheckView[];
}
