import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptAnswer } from '../../../shared/adapters/transcribers/kept-answer';

const FIXTURES = join(__dirname, '../../fixtures');

/** Names of the answers in a folder of the fixtures. */
export function answersIn(folder: string): string[] {
  return readdirSync(join(FIXTURES, folder)).map((name) => name.replace(/\.json$/, ''));
}

/** An answer of a service, as it sends it. */
export function textOf(folder: string, name: string): string {
  return readFileSync(join(FIXTURES, folder, `${name}.json`), 'utf8');
}

export const SOURCE = 'https://a.example/recordings/call.wav';
export const CREATED_AT = '2026-11-02T09:00:00.000Z';

/** The same as it is kept; the link that was sent had a signature. */
export function keptTextOf(
  folder: string,
  name: string,
  more: { durationMs?: number } = {},
): string {
  const source = `${SOURCE}?sig=SECRET`;
  return keptAnswer({ source, createdAt: CREATED_AT, ...more }, textOf(folder, name));
}
