import { wordsOf } from '../../../src/kernel/fold.js';

describe('the words of a search', () => {
  it('are folded, each once', () => expect(wordsOf('  Crème  crème BRÛLÉE ')).toEqual(['creme', 'brulee']));

  it('are never so many that a search becomes an attack', () => {
    const many = Array.from({ length: 100 }, (_, n) => `w${n}`).join(' ');
    expect(wordsOf(many)).toHaveLength(12);
  });
});
