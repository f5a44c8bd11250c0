import { recoveryCodesIn } from '../../../src/imports/recovery-codes.rules.js';

describe('recovery codes in a note', () => {
  it.each<[string, string, string[]]>([
    ['French, one a line', 'Codes de secours :\ndemo-1\ndemo-2', ['demo-1', 'demo-2']],
    [
      'English, after other text',
      'Shared with the agency.\n\nRecovery codes:\nab12-cd34\nef56-gh78\n\nAsk Beth.',
      ['ab12-cd34', 'ef56-gh78'],
    ],
    ['numbered', 'Backup codes\n1. 1234 5678\n2) 2345 6789', ['1234 5678', '2345 6789']],
    ['on one line', 'Codes de récupération : a1b2, c3d4', ['a1b2', 'c3d4']],
    ['each once', 'Recovery codes:\na1b2\na1b2', ['a1b2']],
    ['no heading', 'demo-1\ndemo-2', []],
    ['prose under the heading', 'Recovery codes:\nAre kept in the safe of the shop', []],
    ['nothing', '', []],
  ])('%s', (_, note, codes) => {
    expect(recoveryCodesIn(note)).toEqual(codes);
  });
});
