import type { Organisation } from './organisation.entity.js';

export class OrganisationView {
  id: string;
  name: string;
  /** agency, supplier or partner */
  kind: string;
  contractEnd: string | null;
  contactId: string | null;
  createdAt: string;
  version: number;
}

export class OrganisationPage {
  items: OrganisationView[];
  nextCursor: string | null;
  total: number;
}

export const organisationView = ({ nameKey: _, ...organisation }: Organisation): OrganisationView => organisation;
