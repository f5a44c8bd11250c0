/** A text in both languages. */
export class TextView {
  en: string;
  fr: string;
}
