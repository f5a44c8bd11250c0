import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Box } from '@mantine/core';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('input:not([type="checkbox"]), textarea, select') !== null;

/** A list by keyboard: arrows go from row to row, Enter opens, Space chooses, / goes to the search of the page. */
export function RowKeys({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const rows = (): HTMLElement[] => [...(box.current?.querySelectorAll<HTMLElement>('tbody tr') ?? [])];
  const press = (event: KeyboardEvent): void => {
    if (isTyping(event.target)) return;
    const step = STEPS[event.key];
    const all = rows();
    const here = all.findIndex((row) => row.contains(document.activeElement));
    if (step !== undefined) {
      const next = all[Math.min(all.length - 1, Math.max(0, here + step))];
      next?.querySelector<HTMLElement>('a[href]')?.focus();
      event.preventDefault();
    } else if (event.key === ' ' && event.target instanceof HTMLAnchorElement && here >= 0) {
      all[here]?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
      event.preventDefault();
    } else if (event.key === '/') {
      document.querySelector<HTMLElement>('[data-search]')?.focus();
      event.preventDefault();
    }
  };
  return (
    <Box ref={box} onKeyDown={press}>
      {children}
    </Box>
  );
}
