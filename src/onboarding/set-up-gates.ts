import type { Gate, Text } from './set-up.rules.js';

const always = (): boolean => true;
const anyTime = { since: (): null => null };
const owners: Text = { en: 'Owner, backup owner or an admin', fr: 'Le responsable, le suppléant ou un administrateur' };
const admins: Text = { en: 'An admin', fr: 'Un administrateur' };

/** The set-up of a new official account (R04), in the order in which it is done. */
export const GATES: readonly Gate[] = [
  {
    code: 'registration_mailbox',
    title: { en: 'Registered on a role mailbox', fr: 'Inscrit sur une boîte de fonction' },
    why: { en: 'Whoever reads that mailbox can take the account.', fr: 'Qui lit cette boîte peut prendre le compte.' },
    todo: {
      en: 'Register it on a mailbox of the organisation that is nobody’s own, and write the address into the register.',
      fr: 'L’inscrire sur une boîte de l’organisation qui n’est celle de personne, et noter l’adresse au registre.',
    },
    who: admins,
    applies: always,
    holds: ({ roleMailbox }) => roleMailbox,
  },
  {
    code: 'recovery_phone',
    title: { en: 'Recovery phone of the organisation', fr: 'Téléphone de récupération de l’organisation' },
    why: {
      en: 'Codes to get back in go to this number.',
      fr: 'Les codes pour récupérer l’accès arrivent sur ce numéro.',
    },
    todo: {
      en: 'Set a number that is recorded among the recovery channels as the organisation’s.',
      fr: 'Indiquer un numéro noté parmi les moyens de récupération comme étant à l’organisation.',
    },
    who: admins,
    applies: always,
    holds: ({ companyPhone }) => companyPhone,
  },
  {
    code: 'second_factor_in_vault',
    vault: true,
    title: { en: 'Second factor in the vault', fr: 'Second facteur dans le coffre' },
    why: { en: 'On one phone it is lost with that phone.', fr: 'Sur un seul téléphone, il se perd avec lui.' },
    todo: {
      en: 'Store the TOTP seed, or record the organisation’s security key.',
      fr: 'Déposer la graine TOTP, ou noter la clé de sécurité de l’organisation.',
    },
    who: owners,
    applies: ({ sharesLogin }) => sharesLogin,
    holds: ({ factorInVault }) => factorInVault,
  },
  {
    code: 'two_full_control',
    title: { en: 'Two people with full control', fr: 'Deux personnes avec le contrôle total' },
    why: { en: 'With one, the account leaves when that person does.', fr: 'Avec une seule, le compte part avec elle.' },
    todo: {
      en: 'Give two people still here full control.',
      fr: 'Donner le contrôle total à deux personnes présentes.',
    },
    who: owners,
    applies: always,
    holds: ({ controllers }) => controllers >= 2,
  },
  {
    code: 'credential_tested',
    vault: true,
    title: { en: 'Credential tested', fr: 'Identifiant essayé' },
    why: { en: 'A secret nobody tried may be a wrong one.', fr: 'Un secret que nul n’a essayé est peut-être faux.' },
    todo: {
      en: 'Sign in with the stored password or code, or vouch that it was done after the last change.',
      fr: 'Se connecter avec le mot de passe ou le code déposé, ou attester que ce fut fait après le dernier changement.',
    },
    who: owners,
    applies: ({ sharesLogin, storedAt }) => sharesLogin || storedAt !== null,
    holds: ({ isTested }) => isTested,
    attested: { since: ({ storedAt }) => storedAt },
  },
  {
    code: 'verification_badge',
    title: { en: 'Verification badge', fr: 'Badge de vérification' },
    why: { en: 'It tells the official account from a fake.', fr: 'Il distingue le compte officiel d’un faux.' },
    todo: {
      en: 'Ask for the platform’s badge and say with what result.',
      fr: 'Demander le badge de la plateforme et dire avec quel résultat.',
    },
    who: owners,
    applies: ({ hasBadge }) => hasBadge,
    attested: anyTime,
  },
  {
    code: 'links_and_legal_notice',
    title: { en: 'Links and legal notice', fr: 'Liens et mentions légales' },
    why: { en: 'The public must see whose account it is.', fr: 'Le public doit voir à qui est le compte.' },
    todo: {
      en: 'Set the link to the organisation and its legal notice on the profile, and show it.',
      fr: 'Placer sur le profil le lien vers l’organisation et ses mentions légales, et le montrer.',
    },
    who: owners,
    applies: always,
    attested: anyTime,
  },
];
