import type { Role } from '../people/person.rules.js';

export const DEMO_PASSWORD = 'releve-demo-2026';

/** Somebody of the demo with a fixed sign-in, so that a script can use it. Base32 seeds: SHA-1, 30 s, 6 digits. */
export interface DemoPerson {
  as: string;
  fullName: string;
  workEmail: string;
  department: string;
  roles: readonly Role[];
  seed: string;
}

export const OWNER = 'owner@brevanne.example';
export const ENGAGER = 'engager@brevanne.example';

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    as: 'admin',
    fullName: 'Camille Aubrac',
    workEmail: 'admin@brevanne.example',
    department: 'Informatique',
    roles: ['admin'],
    seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  },
  {
    as: 'second admin',
    fullName: 'Noé Vidalenc',
    workEmail: 'admin2@brevanne.example',
    department: 'Informatique',
    roles: ['admin'],
    seed: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU',
  },
  {
    as: 'hr',
    fullName: 'Irène Salvagnac',
    workEmail: 'rh@brevanne.example',
    department: 'Ressources humaines',
    roles: ['hr'],
    seed: 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK',
  },
  {
    as: 'auditor',
    fullName: 'Paul Kerjean',
    workEmail: 'audit@brevanne.example',
    department: 'Direction',
    roles: ['auditor'],
    seed: 'NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE',
  },
  {
    as: 'owner',
    fullName: 'Olive Ravenel',
    workEmail: OWNER,
    department: 'Communication',
    roles: [],
    seed: 'ORSXG5BNONSWGZLEORSXG5BNONSWGZLE',
  },
  {
    as: 'engager',
    fullName: 'Eliott Gautheron',
    workEmail: ENGAGER,
    department: 'Communication',
    roles: [],
    seed: 'PFXXK4TTMVRXEZLUPFXXK4TTMVRXEZLU',
  },
];
