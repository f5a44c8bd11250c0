import { language } from './language';
import { french } from './typography';
import type { Acts } from './acts/act';
import { acts as handover } from './acts/handover';
import { acts as oversight } from './acts/oversight';
import { acts as people } from './acts/people';
import { acts as register } from './acts/register';
import { acts as service } from './acts/service';
import { acts as vault } from './acts/vault';

const ACTS: Acts = { ...people, ...register, ...vault, ...oversight, ...handover, ...service };

function inLanguage(pair: readonly [en: string, fr: string] | undefined, otherwise: string): string {
  if (!pair) return otherwise;
  return language() === 'fr' ? french(pair[1]) : pair[0];
}

/** What an act is called; its own name where this console does not know it. */
export const actLabel = (action: string): string => inLanguage(ACTS[action]?.[0], action);

/** The sentence that tells of it, with places for names; null for an act this console does not know. */
export const actSentence = (action: string): string | null =>
  ACTS[action] ? inLanguage(ACTS[action][1], action) : null;

/** Every act there is a sentence for. */
export const ACT_NAMES: readonly string[] = Object.keys(ACTS);
