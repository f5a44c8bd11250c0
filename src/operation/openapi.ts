import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiResponse } from '@nestjs/swagger';
import { ruleOf, type ActionName } from './actions.js';
import { Problem } from './problem.view.js';

const DESCRIPTIONS: Record<number, string> = {
  400: 'Malformed: the problem names the field',
  401: 'Not signed in',
  403: 'Not allowed for your role or on this record',
  404: 'Unknown, or not visible to you',
  409: 'Conflicts with the current state, or a duplicate',
  413: 'The body is larger than this route accepts',
  412: 'If-Match does not fit: somebody changed it meanwhile',
  422: 'A rule of the domain refuses',
  423: 'Frozen',
  428: 'A fresh second factor is needed',
  429: 'Slow down; see Retry-After',
  503: 'Cannot be done safely right now; nothing was changed',
};

/** An error answer a route gives beyond those its action implies. */
export const AlsoRefuses = (...statuses: number[]): MethodDecorator =>
  applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: DESCRIPTIONS[status] as string, type: Problem })),
  );

/** The error answers a route can give follow from its row in the action table. */
export function describeErrors(action: ActionName): MethodDecorator {
  const rule = ruleOf(action);
  const open = rule.by.includes('anonymous');
  const statuses = [
    400,
    // What anybody may read refuses nobody; what anybody may try, such as a password, does.
    ...(open && !rule.recorded ? [] : [401, 403]),
    404,
    ...(rule.recorded ? [409, 412, 422, 423] : []),
    ...(rule.stepUp ? [428] : []),
    429,
    503,
  ];
  return applyDecorators(
    ApiExtension('x-action', action),
    ...statuses.map((status) => ApiResponse({ status, description: DESCRIPTIONS[status] as string, type: Problem })),
  );
}
