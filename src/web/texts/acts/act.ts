/** Of an act of the log: what it is called, and the sentence that tells of it; each in English and in French. */
export type Acts = Readonly<Record<string, readonly [label: Pair, sentence: Pair]>>;
type Pair = readonly [en: string, fr: string];
