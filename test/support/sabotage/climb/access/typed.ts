import type { Row } from '../../../elsewhere.js';
// import { secret } from '../vault/value.js';

export type Seen = Row;
