import { useEffect, useRef, useState } from 'react';
import type { ShownOnce } from './shown-once';

const TICK_MS = 250;

/** Whole seconds that are left of `seconds`; `over` hears once when none is. */
export function useCountdown(seconds: number, over: () => void): number {
  const [left, setLeft] = useState(seconds);
  const tell = useRef(over);
  useEffect(() => {
    tell.current = over;
  });
  useEffect(() => {
    const end = performance.now() + seconds * 1000;
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft(rest);
      if (rest > 0) return;
      clearInterval(timer);
      tell.current();
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}

/**
 * Hears at once when the reader turns to another tab or another page, and unless `alsoBeside` to another window: a one-time
 * code is typed into the window beside.
 */
export function useLeaving(left: () => void, alsoBeside: boolean): void {
  const tell = useRef(left);
  useEffect(() => {
    tell.current = left;
  });
  useEffect(() => {
    const away = (): void => tell.current();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') away();
    };
    if (!alsoBeside) window.addEventListener('blur', away);
    window.addEventListener('pagehide', away);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('blur', away);
      window.removeEventListener('pagehide', away);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [alsoBeside]);
}

/** Forgets the value as soon as nothing on the page shows it. */
export function useWiped(shown: ShownOnce): void {
  const users = useRef(0);
  useEffect(() => {
    users.current += 1;
    return () => {
      users.current -= 1;
      // Development mounts everything twice: only what nobody took up again is over.
      queueMicrotask(() => {
        if (users.current === 0) shown.wipe();
      });
    };
  }, [shown]);
}
