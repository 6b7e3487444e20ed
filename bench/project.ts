import { join } from 'node:path';

/** dist/bench → the project. */
export const PROJECT = join(__dirname, '..', '..');
