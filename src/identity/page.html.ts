import { TEXTS, type Language, type Texts } from './page-texts.js';

/** What is known while a page is written. */
export interface PageFacts {
  language: Language;
  /** setup or enrol: the path, and whether name and address are asked for. */
  path: 'setup' | 'enrol';
}

export const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const page = ({ language }: PageFacts, title: string, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<link rel="stylesheet" href="/assets/plain.css">
</head>
<body>
<main>
<p class="brand">Relève</p>
${body}
</main>
</body>
</html>
`;

const alert = (message: string | null): string =>
  message ? `<p class="alert" role="alert">${escape(message)}</p>` : '';

interface Field {
  name: string;
  label: string;
  type: string;
  autocomplete: string;
  value?: string | undefined;
  hint?: string;
  more?: string;
}

const field = ({
  name,
  label,
  type,
  autocomplete,
  value,
  hint,
  more = '',
}: Field): string => `<label for="${name}">${escape(label)}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required${value ? ` value="${escape(value)}"` : ''}${hint ? ` aria-describedby="${name}-hint"` : ''}${more}>
${hint ? `<p class="hint" id="${name}-hint">${escape(hint)}</p>` : ''}`;

const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${escape(value)}">`;

export interface ChoosePage {
  token: string;
  form: string;
  /** Whose link it is, when it is somebody's. */
  email?: string | null;
  recovering?: boolean;
  fullName?: string | undefined;
  workEmail?: string | undefined;
  message?: string | null;
}

/** First step: name and address for the first admin, a password for everybody. */
export function choosePage(facts: PageFacts, given: ChoosePage): string {
  const t = TEXTS[facts.language];
  const isSetup = facts.path === 'setup';
  const title = isSetup ? t.setupTitle : given.recovering ? t.recoverTitle : t.enrolTitle;
  const who = isSetup
    ? field({
        name: 'fullName',
        label: t.fullName,
        type: 'text',
        autocomplete: 'name',
        value: given.fullName,
        more: ' maxlength="200"',
      }) +
      field({
        name: 'workEmail',
        label: t.workEmail,
        type: 'email',
        autocomplete: 'username',
        value: given.workEmail,
        more: ' maxlength="254"',
      })
    : given.email
      ? `<p>${escape(t.account)} <strong>${escape(given.email)}</strong></p>`
      : '';
  return page(
    facts,
    title,
    `<p class="step">${t.step(1)}</p>
<h1>${escape(title)}</h1>
<p>${escape(isSetup ? t.setupIntro : t.enrolIntro)}</p>
${alert(given.message ?? null)}
<form method="post" action="/${facts.path}">
${hidden('token', given.token)}${hidden('form', given.form)}
${who}
${passwords(t)}
<button>${escape(t.next)}</button>
</form>`,
  );
}

const passwords = (t: Texts): string =>
  field({
    name: 'password',
    label: t.password,
    type: 'password',
    autocomplete: 'new-password',
    hint: t.passwordHint,
    more: ' minlength="12" maxlength="200"',
  }) +
  field({ name: 'again', label: t.again, type: 'password', autocomplete: 'new-password', more: ' maxlength="200"' });

/** Second step: scan, then prove it. `picture` is a data address of our own making. */
export function scanPage(
  facts: PageFacts,
  given: { uri: string; picture: string; form: string; message?: string | null },
): string {
  const t = TEXTS[facts.language];
  return page(
    facts,
    t.scanTitle,
    `<p class="step">${t.step(2)}</p>
<h1>${escape(t.scanTitle)}</h1>
<p>${escape(t.scanIntro)}</p>
${alert(given.message ?? null)}
<img class="qr" src="${given.picture}" width="240" height="240" alt="${escape(t.scanAlt)}">
<label for="uri">${escape(t.address)}</label>
<textarea id="uri" readonly rows="4">${escape(given.uri)}</textarea>
<form method="post" action="/${facts.path}/confirm">
${hidden('form', given.form)}
${field({ name: 'code', label: t.code, type: 'text', autocomplete: 'one-time-code', more: ' inputmode="numeric" pattern="[0-9 ]{6,9}" maxlength="9"' })}
<button>${escape(t.confirm)}</button>
</form>`,
  );
}

export function donePage(facts: PageFacts, name: string): string {
  const t = TEXTS[facts.language];
  return page(facts, t.doneTitle, `<h1>${escape(t.doneTitle)}</h1>\n<p>${escape(t.doneIntro(name))}</p>`);
}

/** A kind end: what happened and what to do. */
export function sorryPage(facts: PageFacts, message: string): string {
  const t = TEXTS[facts.language];
  return page(facts, t.sorry, `<h1>${escape(t.sorry)}</h1>\n${alert(message)}`);
}
