import type { Answer, Item } from '../service/shapes';

export type AccountRow = Item<'/api/v1/accounts'>;
export type Account = Answer<'/api/v1/accounts/{id}', 'get'>;
export type Brand = Item<'/api/v1/brands/in-use'>;
