import type { Check } from './continuity.rules.js';

const FRESH_DAYS = 180;
const FEW_CODES = 2;
const always = (): boolean => true;
const within = (days: number | null, limit: number): boolean => days !== null && days <= limit;

/** What continuity is made of. Weights say how likely the account is lost without it. */
export const CHECKS: readonly Check[] = [
  {
    code: 'two_full_control',
    weight: 20,
    question: {
      en: 'Do two people still here have full control?',
      fr: 'Deux personnes présentes ont-elles le contrôle total ?',
    },
    why: {
      en: 'With one, the account leaves when that person does.',
      fr: 'Avec une seule, le compte part avec elle.',
    },
    todo: { en: 'Give a second person full control.', fr: 'Donner le contrôle total à une deuxième personne.' },
    act: 'grant.issue',
    applies: always,
    holds: ({ controllers }) => controllers >= 2,
  },
  {
    code: 'organisation_address',
    weight: 12,
    question: {
      en: 'Is it registered on an address of the organisation?',
      fr: 'Est-il inscrit sur une adresse de l’organisation ?',
    },
    why: { en: 'Whoever reads that mailbox can take the account.', fr: 'Qui lit cette boîte peut prendre le compte.' },
    todo: { en: 'Register it on a role mailbox.', fr: 'L’inscrire sur une boîte de fonction.' },
    act: 'account.change',
    applies: always,
    holds: ({ registration }) => registration === 'organisation',
  },
  {
    code: 'organisation_phone',
    weight: 8,
    question: {
      en: 'Is the recovery phone the organisation’s?',
      fr: 'Le téléphone de récupération est-il à l’organisation ?',
    },
    why: {
      en: 'Codes to get back in go to this number.',
      fr: 'Les codes pour récupérer l’accès arrivent sur ce numéro.',
    },
    todo: { en: 'Set a number of the organisation.', fr: 'Indiquer un numéro de l’organisation.' },
    act: 'account.change',
    applies: always,
    holds: ({ phone }) => phone === 'organisation',
  },
  {
    code: 'second_factor_shared',
    weight: 15,
    question: {
      en: 'Is the second factor elsewhere than on one person’s phone?',
      fr: 'Le second facteur est-il ailleurs que chez une seule personne ?',
    },
    why: { en: 'Nobody signs in once that phone is gone.', fr: 'Sans ce téléphone, plus personne ne se connecte.' },
    todo: { en: 'Store the seed in the vault.', fr: 'Déposer la graine dans le coffre.' },
    act: 'credential.create',
    applies: ({ secondFactor }) => secondFactor !== null && secondFactor !== 'none',
    holds: ({ factorIsHeld, factorInVault }) => factorInVault || !factorIsHeld,
  },
  {
    code: 'recovery_codes',
    weight: 10,
    vault: true,
    question: { en: 'Are recovery codes left?', fr: 'Reste-t-il des codes de secours ?' },
    why: {
      en: 'They open the account when factor and phone are lost.',
      fr: 'Ils ouvrent le compte quand facteur et téléphone sont perdus.',
    },
    todo: { en: 'Store fresh recovery codes.', fr: 'Déposer de nouveaux codes de secours.' },
    act: 'credential.create',
    applies: ({ sharesLogin, secondFactor }) => sharesLogin && secondFactor !== null && secondFactor !== 'none',
    holds: ({ codesLeft }) => codesLeft !== null && codesLeft >= FEW_CODES,
  },
  {
    code: 'password_fresh',
    weight: 10,
    vault: true,
    question: { en: 'Is the password young enough?', fr: 'Le mot de passe est-il assez récent ?' },
    why: { en: 'The older it is, the more people know it.', fr: 'Plus il est vieux, plus il est connu.' },
    todo: { en: 'Change it and store the new one.', fr: 'Le changer et déposer le nouveau.' },
    act: 'credential.rotate',
    applies: ({ passwordDays, rotateAfterDays }) => passwordDays !== null && rotateAfterDays > 0,
    holds: ({ passwordDays, rotateAfterDays }) => within(passwordDays, rotateAfterDays),
  },
  {
    code: 'secret_used',
    weight: 5,
    vault: true,
    question: { en: 'Was a secret of it used lately?', fr: 'Un de ses secrets a-t-il servi récemment ?' },
    why: {
      en: 'What nobody has tried for half a year may no longer work.',
      fr: 'Ce que nul n’a essayé depuis six mois ne marche peut-être plus.',
    },
    todo: { en: 'Sign in with it once.', fr: 'S’en servir une fois.' },
    act: 'credential.reveal',
    applies: ({ hasSecrets }) => hasSecrets,
    holds: ({ usedDays }) => within(usedDays, FRESH_DAYS),
  },
  {
    code: 'owner_seats',
    weight: 15,
    question: {
      en: 'Are owner and backup owner people who are still here?',
      fr: 'Responsable et suppléant sont-ils des personnes présentes ?',
    },
    why: { en: 'Otherwise nobody decides who gets access.', fr: 'Sinon, personne ne décide des accès.' },
    todo: { en: 'Fill both seats.', fr: 'Pourvoir les deux sièges.' },
    act: 'seat.assign',
    applies: always,
    holds: ({ ownerIsHere, backupOwnerIsHere }) => ownerIsHere && backupOwnerIsHere,
  },
  {
    code: 'verified_recently',
    weight: 10,
    question: {
      en: 'Was the entry verified within 180 days?',
      fr: 'La fiche a-t-elle été vérifiée depuis 180 jours ?',
    },
    why: { en: 'A register nobody checks is soon wrong.', fr: 'Un registre que nul ne relit devient faux.' },
    todo: { en: 'Check the entry and note the day.', fr: 'Relire la fiche et noter la date.' },
    act: 'account.change',
    applies: always,
    holds: ({ verifiedDays }) => within(verifiedDays, FRESH_DAYS),
  },
  {
    code: 'keep_alive',
    weight: 5,
    question: { en: 'Is it within the platform’s patience?', fr: 'Est-il dans la patience de la plateforme ?' },
    why: { en: 'Platforms remove accounts that rest.', fr: 'Les plateformes suppriment les comptes inactifs.' },
    todo: { en: 'Sign in and note the day.', fr: 'Se connecter et noter la date.' },
    act: 'account.change',
    applies: ({ keepAliveDays }) => keepAliveDays !== null,
    holds: ({ restDays, keepAliveDays }) => within(restDays, keepAliveDays ?? 0),
  },
];
