import type { Difference } from '../handover/certificate-check.rules.js';
import { compareWithLog, type LogComparison } from '../handover/certificate-log.js';
import type { Certificate } from '../handover/certified.js';
import type { Recompute, Recomputed } from './document-verify.js';

const TYPE = 'releve/handover-certificate/v1';

const SAID: Record<Difference['kind'], string> = {
  not_logged: 'the log has no line for it',
  differs: 'the log says otherwise',
  left_out: 'the log has it, the certificate does not say so',
};

/** Every fact of a handover certificate against the log that proves it. */
export const recomputeCertificate: Recompute = async ({ facts, notes }, log, key) => {
  if (facts['type'] !== TYPE) throw new Error('This is no handover certificate');
  return said(await compareWithLog(facts as unknown as Certificate, log, { notes, key }));
};

function said({ log, differences }: LogComparison): Recomputed {
  if (differences === null) {
    const where = log.firstBadIndex === null ? '' : ` at index ${log.firstBadIndex}`;
    const line = `The export is not the log of this certificate: ${log.kind ?? 'unknown'}${where}.`;
    return { ok: false, facts: { log, differences }, lines: [line] };
  }
  const lines = differences.map(({ fact, subject, kind }) => `${fact} (${subject}): ${SAID[kind]}.`);
  return {
    ok: differences.length === 0,
    facts: { log, differences },
    lines: lines.length > 0 ? lines : ['Every fact it states has its line in the log.'],
  };
}
