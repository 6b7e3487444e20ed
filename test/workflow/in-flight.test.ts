import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppWorld } from '../support/app/app-world';
import { execution, momentsOf, stepsOf, type Execution } from '../support/in-flight/episodes';
import { live, storyNames } from '../support/in-flight/stories';

/*
 * An upgrade meets orchestrations that are under way: the host replays their histories with the new
 * code, which must ask for the same steps in the same order. Here the histories of released versions
 * are replayed, from every moment of them.
 *
 * When this turns red, either undo what changed the order of steps, or let it be new for new ones
 * alone: raise defaultVersion in host.json and branch on context.df.version. Then record the new
 * version, beside the old ones, which stay until no orchestration of theirs can be under way:
 *
 *   RECORD_IN_FLIGHT=1 npm run test:workflow -- test/workflow/in-flight.test.ts
 */
const FOLDER = join(__dirname, 'in-flight');

const { extensions } = z
  .object({ extensions: z.object({ durableTask: z.object({ defaultVersion: z.string() }) }) })
  .parse(JSON.parse(readFileSync(join(__dirname, '..', '..', 'host.json'), 'utf8')));
const current = `version-${extensions.durableTask.defaultVersion}.json`;

if (process.env['RECORD_IN_FLIGHT']) {
  beforeAll(async () => {
    const recorded: Record<string, Execution[]> = {};
    for (const name of storyNames) recorded[name] = await live(name);
    writeFileSync(join(FOLDER, current), `${JSON.stringify(recorded)}\n`);
  });
}

const read = (file: string) =>
  z
    .record(z.string(), z.array(execution))
    .parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));

/** Steps that the code of today asks for, at a moment of a recorded history. */
async function replayed(app: AppWorld, { orchestrator }: Execution, moment: string) {
  return stepsOf(await app.world.replay(orchestrator, moment));
}

describe('orchestrations that are in flight at an upgrade', () => {
  it('are recorded for the version that host.json names', () => {
    expect(globSync('*.json', { cwd: FOLDER })).toContain(current);
    const executions = Object.values(read(current)).flat();
    expect(new Set(executions.map(({ orchestrator }) => orchestrator)).size).toBe(8);
  });

  describe.each(globSync('*.json', { cwd: FOLDER }))('%s', (file) => {
    it.each(storyNames)('take the same steps: %s', async (story) => {
      const app = new AppWorld();
      for (const one of read(file)[story] ?? []) {
        const moments = momentsOf(one);
        for (const moment of moments.slice(0, -1)) {
          const steps = await replayed(app, one, moment);
          expect({ of: one.payload.instanceId, steps }).toEqual({
            of: one.payload.instanceId,
            steps: one.steps.slice(0, steps.length),
          });
        }
        expect(await replayed(app, one, moments.at(-1) ?? '')).toEqual(one.steps);
      }
    });
  });
});
