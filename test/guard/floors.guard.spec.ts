import { circles, climbs, faults, forbidden, strangers } from '../../scripts/check-floors.mjs';

const planted = (name: string): string => `test/support/sabotage/${name}`;

describe('floors: a room imports lower floors only', () => {
  it('catches a climb, however it is written, and an import from outside the house', () => {
    expect(climbs(planted('climb'))).toEqual([
      'access/bad.ts -> vault',
      'access/lazy.ts -> vault',
      'access/passed-on.ts -> vault',
      'access/typed.ts -> outside',
      'kernel/roof.ts -> app',
    ]);
  });

  it('catches a neighbour', () => {
    expect(climbs(planted('neighbour'))).toEqual(['people/person.ts -> platforms']);
  });

  it('catches a circle between files of one room', () => {
    expect(circles(planted('circle'))).toEqual(['vault/one.ts -> vault/two.ts -> vault/three.ts -> vault/one.ts']);
  });

  it('catches a folder that stands on no floor', () => {
    expect(strangers(planted('stranger'))).toEqual(['basement']);
  });

  it('catches barrels, forwardRef, @OneToMany and names that say nothing', () => {
    expect(forbidden(planted('barrel'))).toEqual([
      'access/grant.ts: @OneToMany',
      'access/grant.ts: forwardRef',
      'access/index.ts: barrel',
      'vault/utils/date-helper.ts: name',
    ]);
  });

  it('finds none in the house', () => {
    expect(faults('src')).toEqual([]);
  });
});
