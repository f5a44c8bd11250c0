import type { Answer, Item } from '../service/shapes';

export type IncidentRow = Item<'/api/v1/incidents'>;
export type Incident = Answer<'/api/v1/incidents/{id}', 'get'>;
export type IncidentTask = Incident['tasks'][number];
