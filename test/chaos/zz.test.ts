import { momentsOf } from '../support/chaos/campaign';
import { atOnce, STORY } from '../support/chaos/other-services';
import { at, sleepAndTakeOver } from '../support/chaos/strikes';
import { tell } from '../support/chaos/story';
import { textOf } from '../support/chaos/moment';
it('x', async () => {
  const story = atOnce(STORY);
  const moments = await momentsOf(story, { oneOf: 9 });
  for (const moment of moments) {
    if (!textOf(moment).startsWith('after control.write')) continue;
    const told = await tell(story, { strike: (world) => at(moment.index, () => sleepAndTakeOver(world, 7 * 60_000)) });
    console.log(textOf(moment), told.violations, told.world.app.speech.submitted, told.world.app.speech.calls.map((c) => `${c.method} ${c.at.toISOString().slice(11, 19)}`).join('\n'), JSON.stringify(told.world.app.ports.jobs.all().map((j) => [j.id, j.state, j.manifest.length, j.createdAt.slice(11, 19), j.submittedAt?.slice(11, 19)])), told.world.app.clock.now().toISOString());
  }
});
