import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { App } from '../../local/host/app/app';
import { createCoreApi } from '../../local/host/app/core-api';
import { provideCore } from '../../local/host/app/seam';

/*
 * A process of its own for each time that the app is loaded:
 *
 *   node load-in-process.js time|list FILE…
 *
 * It answers with one line of JSON: how long the files took to load, and what they registered. With
 * `list` also every file that was read for it, which takes its own time.
 */
const [what, ...files] = process.argv.slice(2);
const read = new Set<string>();
const app = new App();
provideCore(createCoreApi(app, () => undefined));
const load = createRequire(__filename);
if (what === 'list') {
  registerHooks({
    load(url, context, next) {
      if (url.startsWith('file:')) read.add(fileURLToPath(url));
      return next(url, context);
    },
  });
}

const startedAt = process.hrtime.bigint();
for (const file of files) load(file);
const ms = Number(process.hrtime.bigint() - startedAt) / 1e6;

const answer = {
  ms,
  rssBytes: process.memoryUsage.rss(),
  functions: [...app.functions.keys()].sort(),
  files: [...read],
};
// What the app has opened by being loaded would keep the process alive.
process.stdout.write(JSON.stringify(answer), () => process.exit(0));
