import { brokenPairs, failureCodes, frenchCodes } from '../support/texts.js';

/** Areas that no page ever meets, and why. */
const UNMET: Record<string, string> = {
  command: 'said by the command line, which speaks English',
  schema: 'said by the start of the service',
  document: 'said by the command that verifies a certificate',
  hook: 'answered to the system of human resources, not to a person',
};

/** The same, one by one. */
const UNMET_CODES: Record<string, string> = {
  'export.bad_manifest': 'said by the command that verifies an export',
  'ledger.forged_entry': 'written into the log, not answered',
  'service.already_running': 'said by the start of the service',
};
/** Shapes of fields have words of their own in both languages: src/web/texts/field-texts.ts. */
const SHAPES = ['request.required', 'request.unknown_field'];
const codes = failureCodes('src');
const french = frenchCodes('src/web/texts/problems');

const planted = 'test/support/sabotage/texts';

describe('texts: everything a person reads is there in French and in English', () => {
  it('catches a text that is missing in one language or names something else', () => {
    expect(brokenPairs(planted)).toEqual([
      'half.ts other: other placeholders',
      'half.ts silent: not one text in each language',
    ]);
  });

  it('catches every way in which a refusal gets its code', () => {
    expect(failureCodes('test/support/sabotage/refusals')).toEqual([
      'door.duplicate',
      'request.required',
      'vault.no_key',
    ]);
  });

  it('finds no half text in the console', () => {
    expect(brokenPairs('src/web/texts')).toEqual([]);
  });

  it('has a French sentence for every refusal', () => {
    const met = codes.filter(
      (code) => !((code.split('.')[0] ?? '') in UNMET) && !(code in UNMET_CODES) && !SHAPES.includes(code),
    );
    expect(met.filter((code) => !french.includes(code))).toEqual([]);
  });

  it('keeps no French sentence for a refusal that is gone, and none twice', () => {
    expect(french.filter((code, at) => !codes.includes(code) || french.indexOf(code) !== at)).toEqual([]);
  });
});
