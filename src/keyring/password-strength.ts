import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** "Safely unguessable": more than 10^8 guesses, against a slow hash and brakes that allow some thousands a day. */
export const ENOUGH = 3;
/** Looking at more costs time and says nothing new. */
const LOOKED_AT = 80;

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** 0 (known to everybody) to 4; leaked and common passwords, names, dates and patterns of keys give little. `context` is what its owner is called. */
export const strengthOf = (password: string, context: readonly string[]): number =>
  estimator.check(password.slice(0, LOOKED_AT), [...context]).score;

export const isStrong = (password: string, context: readonly string[]): boolean =>
  strengthOf(password, context) >= ENOUGH;
