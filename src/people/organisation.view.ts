import { nameAmong } from './names.queries.js';
import type { Organisation } from './organisation.entity.js';

export class OrganisationView {
  id: string;
  name: string;
  /** agency, supplier or partner */
  kind: string;
  contractEnd: string | null;
  contactId: string | null;
  /** Present name of the contact. */
  contactName: string | null;
  /** How many work for it and were not cut. */
  people: number;
  createdAt: string;
  version: number;
}

export class OrganisationPage {
  items: OrganisationView[];
  nextCursor: string | null;
  total: number;
}

export interface Regarded {
  names: ReadonlyMap<string, string>;
  /** By the key of the name. */
  people: ReadonlyMap<string, number>;
}

export const organisationView = (organisation: Organisation, { names, people }: Regarded): OrganisationView => {
  const { nameKey, ...shown } = organisation;
  return { ...shown, contactName: nameAmong(names, organisation.contactId), people: people.get(nameKey) ?? 0 };
};
