import type { InLanguages, Language } from '../kernel/language.js';
import type { Fonts } from '../printing/printed-fonts.js';
import { PrintedPdf } from '../printing/printed-pdf.js';
import { PrintedTable } from '../printing/printed-table.js';
import { codeWord, COLON } from './certificate-words.js';
import { planCode, planWord, type PlanWord } from './plan-words.js';
import type { TaskView } from './task.view.js';

/** What one page says about the transfer of one account. Names of people, no address and no secret. */
export interface HandoverPlan {
  organisation: string;
  account: string;
  person: string;
  scenario: InLanguages | null;
  lastDay: string;
  timeZone: string;
  leadDays: number;
  latestSafeStart: string;
  held: readonly string[];
  successor: string | null;
  acceptedAt: string | null;
  steps: readonly TaskView[];
  nameOf(id: string): string | null;
}

export interface PlanPrinting {
  lang: Language;
  fonts: Fonts;
  now: Date;
}

const COLUMNS: readonly { name: PlanWord; width: number }[] = [
  { name: 'due', width: 75 },
  { name: 'step', width: 170 },
  { name: 'who', width: 85 },
  { name: 'evidence', width: 135 },
  { name: 'status', width: 58 },
];

/** The plan of one account, one page where its steps fit on one. */
export async function* printedPlan(plan: HandoverPlan, { lang, fonts, now }: PlanPrinting): AsyncGenerator<Buffer> {
  const word = (name: PlanWord): string => planWord(name, lang);
  const title = `${word('title')}${COLON[lang]}${plan.account}`;
  const print = await PrintedPdf.begin({ title, lang, layout: 'portrait', fonts, dated: now });
  const table = new PrintedTable(print.pdf, { title, page: (number) => `page ${number}`, fonts });
  table.begin(headOf(plan, lang));
  table.section(word('steps'));
  if (plan.steps.length === 0) table.lines([word('none')]);
  else table.columns(COLUMNS.map(({ name, width }) => ({ name, width, heading: word(name) })));
  for (const step of plan.steps) {
    table.row(rowOf(plan, step, lang));
    await print.breathe();
    yield* print.taken();
  }
  table.section(word('signed'));
  table.lines([' ', ' ', word('secret')]);
  yield* await print.end();
}

function headOf(plan: HandoverPlan, lang: Language): string[] {
  const said = (name: PlanWord, text: string): string => `${planWord(name, lang)}${COLON[lang]}${text}`;
  const { organisation, person, scenario, lastDay, timeZone, latestSafeStart, leadDays, held, successor } = plan;
  const state =
    plan.acceptedAt === null
      ? planWord('waiting', lang)
      : `${planWord('accepted', lang)} ${plan.acceptedAt.slice(0, 10)}`;
  return [
    ...(organisation ? [organisation] : []),
    said('person', person),
    ...(scenario ? [said('scenario', scenario[lang])] : []),
    said('lastDay', `${lastDay} (${timeZone})`),
    said('start', leadDays > 0 ? `${latestSafeStart} (${leadDays} ${planWord('days', lang)})` : latestSafeStart),
    said('held', held.map((code) => codeWord(code, lang)).join(', ') || '–'),
    said('successor', successor === null ? planWord('nobody', lang) : `${successor}, ${state}`),
  ];
}

const rowOf = (plan: HandoverPlan, step: TaskView, lang: Language): Record<PlanWord, string> =>
  ({
    due: step.dueAt.slice(0, 10),
    step: lang === 'fr' ? step.titleFr : step.title,
    who: (step.assigneeId === null ? null : plan.nameOf(step.assigneeId)) ?? planCode(step.who, lang),
    evidence: lang === 'fr' ? step.evidenceFr : step.evidence,
    status: planCode(step.status, lang),
  }) as Record<PlanWord, string>;
