import { Failure } from '../kernel/failure.js';
import { normaliseHandle } from './handle.rules.js';
import { refusalToPattern } from './pattern.rules.js';
import type { Catalogue, Platform } from './platform.js';
import { HANDLE_MAX, URL_MAX } from './platform.js';
import { profileUrlOf, recogniseUrl } from './url.rules.js';

/** What is wrong with a catalogue, one line each with platform and field; an empty list is a sound catalogue. */
export function checkCatalogue(catalogue: Catalogue): string[] {
  return [...catalogue.platforms.values()].flatMap((platform) => [
    ...checkExamples(platform),
    ...checkPatterns(platform),
    ...checkLevels(platform),
    ...checkParentLogin(catalogue, platform),
    ...checkSurvivors(catalogue, platform),
    ...(platform.status === 'open' ? checkAddresses(catalogue, platform) : []),
  ]);
}

function checkExamples(platform: Platform): string[] {
  const { ok, bad } = platform.handle;
  const good = ok.filter((example) => normaliseHandle(platform, example) instanceof Failure);
  const wrong = bad.filter((example) => !(normaliseHandle(platform, example) instanceof Failure));
  return [
    ...(ok.length === 0 ? [`${platform.id}: handle.ok has no example`] : []),
    ...good.map((example) => `${platform.id}: handle.ok example ${example} is refused`),
    ...wrong.map((example) => `${platform.id}: handle.bad example ${example} is accepted`),
  ];
}

function checkPatterns(platform: Platform): string[] {
  const handle = refusalToPattern(platform.handle.pattern.source, HANDLE_MAX);
  const urls = platform.urlPatterns.filter((pattern) => refusalToPattern(pattern.source, URL_MAX));
  return [
    ...(handle ? [`${platform.id}: handle.pattern is unsafe: ${handle.detail}`] : []),
    ...urls.map(() => `${platform.id}: urlPatterns holds an unsafe pattern`),
  ];
}

function checkLevels({ id, roles, roleLevels }: Platform): string[] {
  const strange = Object.keys(roleLevels).filter((role) => !roles.some((known) => known.id === role));
  return strange.map((role) => `${id}: levels names the role ${role}, which it does not have`);
}

function checkParentLogin({ platforms }: Catalogue, { id, sharesParentLogin }: Platform): string[] {
  const strange = sharesParentLogin.filter((parent) => parent === id || !platforms.has(parent));
  return strange.map((parent) => `${id}: login_of names ${parent}, whose login it cannot use`);
}

function checkSurvivors({ survivors }: Catalogue, { id, survives }: Platform): string[] {
  const strange = Object.keys(survives).filter((what) => !survivors.has(what));
  return strange.map((what) => `${id}: survives names ${what}, which is not under survivors`);
}

/** The address made from a good handle leads back to the same key, on this platform or one it shares its addresses with. */
function checkAddresses(catalogue: Catalogue, platform: Platform): string[] {
  if (
    !platform.canonical?.includes('{h}') ||
    !platform.urlPatterns.some((pattern) => pattern.source.includes('<h>') || pattern.source.includes('<id>'))
  )
    return [];
  return platform.handle.ok.flatMap((example) => {
    const named = normaliseHandle(platform, example);
    const url = named instanceof Failure ? null : profileUrlOf(platform, named.handle);
    if (named instanceof Failure || url === null) return [];
    const back = recogniseUrl(catalogue, url);
    const same =
      !(back instanceof Failure) &&
      back.key === named.key &&
      (back.platform.id === platform.id || back.alsoPossible.includes(platform.id));
    return same ? [] : [`${platform.id}: canonical address of ${example} is not recognised`];
  });
}
