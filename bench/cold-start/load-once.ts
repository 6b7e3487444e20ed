import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { PROJECT } from '../project';

const answer = z.object({
  ms: z.number(),
  rssBytes: z.number(),
  functions: z.array(z.string()),
  files: z.array(z.string()),
});

/** What one process says of loading the app. */
export type Loaded = z.infer<typeof answer>;

const CHILD = join(__dirname, 'load-in-process.js');
/** A list of two thousand paths, and room. */
const MOST_OUTPUT = 16 * 2 ** 20;
const sample = z.object({ Values: z.record(z.string(), z.string()) });

/** Telemetry is on in Azure, and loads a good deal. Nobody listens there. */
const TELEMETRY = {
  APPLICATIONINSIGHTS_CONNECTION_STRING:
    'InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=http://127.0.0.1:9/',
};

/**
 * Loads the app once, in a fresh process, with the settings of the sample and telemetry.
 *
 * @throws with the process's own words when the app does not load
 */
export async function loadOnce(what: 'time' | 'list', files: readonly string[]): Promise<Loaded> {
  const settings = readFileSync(join(PROJECT, 'local.settings.sample.json'), 'utf8');
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, what, ...files], {
    env: { PATH: process.env.PATH, ...sample.parse(JSON.parse(settings)).Values, ...TELEMETRY },
    maxBuffer: MOST_OUTPUT,
  });
  return answer.parse(JSON.parse(stdout));
}
