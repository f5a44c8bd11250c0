import type { Answer, Item } from '../service/shapes';

export type PersonRow = Item<'/api/v1/people'>;
export type Person = Answer<'/api/v1/people/{id}', 'get'>;
export type Organisation = Item<'/api/v1/organisations'>;
