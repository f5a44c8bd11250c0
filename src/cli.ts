#!/usr/bin/env node
import 'reflect-metadata';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './cli/program.js';
import { houseOf } from './house.js';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
process.exitCode = await runCommand(process.argv.slice(2), houseOf({ environment: process.env, home }));
