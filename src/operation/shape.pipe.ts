import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldError } from '../kernel/failure.js';
import { RequestFailures } from './operation.failures.js';

/** Checks the shape of every body and query; refusals name fields, never values. */
export function shapePipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    validationError: { target: false, value: true },
    exceptionFactory: (errors) => RequestFailures.INVALID({ errors: errors.flatMap((error) => fieldsOf(error, '')) }),
  });
}

const MISSING = { code: 'request.required', detail: 'This field is needed.' };
const OWN_WORDS: Record<string, { code: string; detail: string }> = {
  whitelistValidation: { code: 'request.unknown_field', detail: 'There is no such field.' },
};

function fieldsOf(error: ValidationError, path: string): FieldError[] {
  const field = `${path}${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => ({
    field,
    ...(OWN_WORDS[rule] ?? (error.value === undefined ? MISSING : { code: `request.${snake(rule)}`, detail })),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, `${field}.`))];
}

const snake = (text: string): string => text.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
