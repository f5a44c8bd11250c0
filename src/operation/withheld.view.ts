import type { Failure } from '../kernel/failure.js';

/** What would refuse an act that is not tried yet: the code and the sentence its refusal would carry. */
export class WithheldView {
  code: string;
  detail: string;
}

export const withheldView = (refusal: Failure | null | undefined): WithheldView | null =>
  refusal ? { code: refusal.code, detail: refusal.detail } : null;
