/** Beside rows that hold ids of people: what these people are called, by id. */
export const NAMES = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'Full names of the people whose ids stand in this answer, by id.',
} as const;
