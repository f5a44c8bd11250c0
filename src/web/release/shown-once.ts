/** The parts of a secret a page can draw or copy, in the order in which they are read. */
export type Part = 'username' | 'password' | 'seed' | 'token' | 'text' | 'code' | `code${number}` | 'facts';

/**
 * A value on its way to somebody's eyes. It is in no component's state, no query cache and no attribute of the page: only
 * here, behind `#`, where neither a snapshot of the document nor a tool that lists the state of components reads it. Each
 * part is drawn into a closed shadow root: a person sees it and a screen reader reads it, `document.documentElement`, a
 * saved page and a script that walks the document do not. What JavaScript cannot promise is that the text is wiped from
 * memory; every reference to it is dropped.
 */
export class ShownOnce {
  #parts = new Map<string, string>();
  readonly #drawn = new Set<() => void>();

  /** `value` as the vault holds it, by kind. */
  constructor(value: Readonly<Record<string, unknown>>) {
    for (const name of ['username', 'password', 'seed', 'token', 'text', 'code'])
      if (typeof value[name] === 'string' && value[name] !== '') this.#parts.set(name, value[name]);
    if (Array.isArray(value['codes']))
      value['codes'].forEach((code, index) => this.#parts.set(`code${index + 1}`, String(code)));
    const facts = ['algorithm', 'digits', 'period', 'expiresOn']
      .filter((name) => value[name] !== undefined && value[name] !== null)
      .map((name) => String(value[name]));
    if (Array.isArray(value['scopes'])) facts.push(...value['scopes'].map(String));
    if (facts.length > 0) this.#parts.set('facts', facts.join(' · '));
  }

  /** What there is to be drawn. */
  get parts(): readonly string[] {
    return [...this.#parts.keys()];
  }

  /** Draws one part inside `host`; answers what takes it away again. */
  draw(part: string, host: HTMLElement, grouped: boolean): () => void {
    const cell = document.createElement('span');
    const root = cell.attachShadow({ mode: 'closed' });
    const text = this.#parts.get(part) ?? '';
    root.textContent = grouped ? inGroups(text) : text;
    host.append(cell);
    const clear = (): void => {
      root.textContent = '';
      cell.remove();
      this.#drawn.delete(clear);
    };
    this.#drawn.add(clear);
    return clear;
  }

  /** Hands one part to the clipboard's keeper. */
  give(part: string, to: (text: string) => void): void {
    const text = this.#parts.get(part);
    if (text !== undefined) to(text);
  }

  /** Takes everything from the page and forgets it. */
  wipe(): void {
    for (const clear of [...this.#drawn]) clear();
    this.#parts = new Map();
  }
}

const GROUP = 3;

/** A one-time code is read aloud and typed in two halves. */
const inGroups = (code: string): string =>
  code.length === GROUP * 2 && /^\d+$/.test(code) ? `${code.slice(0, GROUP)} ${code.slice(GROUP)}` : code;
