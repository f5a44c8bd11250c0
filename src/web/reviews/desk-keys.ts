import { useEffect } from 'react';
import type { Decision } from './drafts';

interface Keys {
  decide: (decision: Decision) => void;
  undo: () => void;
  move: (by: number) => void;
  send: () => void;
  /** A dialog is open: keys are its own. */
  isOff: boolean;
}

const DECISIONS: Readonly<Record<string, Decision>> = { c: 'certify', r: 'revoke', l: 'change_level', f: 'flag' };
const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Whoever types, or is on a button, means what they are on. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, button, a, [role="dialog"]') !== null;

/** One keypress an item; arrows move, Enter sends. */
export function useDeskKeys({ decide, undo, move, send, isOff }: Keys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
      if (isOff || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const decision = DECISIONS[event.key.toLowerCase()];
      const by = MOVES[event.key];
      if (decision) decide(decision);
      else if (event.key.toLowerCase() === 'u') undo();
      else if (by !== undefined) move(by);
      else if (event.key === 'Enter' && !isElsewhere(event.target)) send();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [decide, undo, move, send, isOff]);
}
