import { blake2b } from '@noble/hashes/blake2.js';

/** How the clipboard stands: nothing of ours, a copy that will be taken back, taken back, replaced by something else, or not ours to look at. */
export type Copied = 'refused' | 'copied' | 'cleared' | 'replaced' | 'unknown';

const digest = (text: string): string => blake2b(new TextEncoder().encode(text), { dkLen: 16 }).toString();

interface Kept {
  digest: string;
  timer: ReturnType<typeof setTimeout>;
  tell: (state: Copied) => void;
}

/** At most one copy of ours is in the clipboard; it outlives the dialog it was made in, so that it is cleared all the same. */
let kept: Kept | null = null;

/**
 * Copies a secret and takes it back after `seconds`, when the clipboard still holds it. Only a digest is remembered
 * meanwhile. A page in the background may not touch the clipboard: it is then cleared as soon as the page is used again.
 */
export async function copyFor(text: string, seconds: number, tell: (state: Copied) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    tell('refused');
    return;
  }
  if (kept) clearTimeout(kept.timer);
  const mine: Kept = { digest: digest(text), tell, timer: setTimeout(() => void takeBack(mine), seconds * 1000) };
  kept = mine;
  tell('copied');
}

async function takeBack(mine: Kept): Promise<void> {
  if (kept !== mine) return;
  if (!document.hasFocus()) {
    window.addEventListener('focus', () => void takeBack(mine), { once: true });
    return;
  }
  kept = null;
  mine.tell(await cleared(mine.digest));
}

async function cleared(wanted: string): Promise<Copied> {
  try {
    if (digest(await navigator.clipboard.readText()) !== wanted) return 'replaced';
    await navigator.clipboard.writeText('');
    return 'cleared';
  } catch {
    return 'unknown';
  }
}
