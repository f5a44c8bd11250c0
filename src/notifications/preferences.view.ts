/** What somebody chose for themselves. */
export class PreferencesView {
  /** each or daily */
  mail: string;
  locale: string;
  timeZone: string;
}
