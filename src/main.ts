import 'reflect-metadata';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './serve.js';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
process.exitCode = await serve({ environment: process.env, home, demo: process.argv.includes('--demo') });
