import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { intake } from './intake';
import { latency } from './latency';
import { PROJECT } from './measure';
import { waiting } from './waiting';

/*
 * npm run bench [-- --smoke]: what the README claims about speed and memory, measured on the whole
 * app in one run. Absolute seconds depend on the machine; the ratios are what counts.
 */

const smoke = process.argv.includes('--smoke');

async function main(): Promise<void> {
  const figures = {
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`,
    withWebhook: await latency({ drops: smoke ? 2 : 10, webhooks: true }),
    withPolling: await latency({ drops: smoke ? 2 : 10, webhooks: false }),
    waiting: await waiting({ seconds: smoke ? 5 : 60 }),
    intake: await intake({ bytes: smoke ? 100e6 : 950e6 }),
  };
  const folder = join(PROJECT, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  if (!smoke) writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(figures, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
