import { env } from 'node:process';

const { env: copied } = process;

export const settings = [process.env['A'], process['env']['B'], env, copied];
