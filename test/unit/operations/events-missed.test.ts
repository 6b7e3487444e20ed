import { EVENTS } from '../../../shared/domain/control';
import { makeEventsMissed } from '../../../shared/operations/events-missed';
import { aRecord, NOW } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';

const now = new Date(NOW);
const LAST_MISSED = '2026-03-02T08:30:00.000Z';
const SINCE = '2026-03-01T00:00:00.000Z';

/** So many missed yesterday and today, and so many landed before and after the last of them. */
async function missed(counts: { missed: number; before: number; after: number }) {
  const ports = memoryPorts();
  const days = [
    { day: '2026-02-28', missed: 1000 },
    { day: '2026-03-01', missed: counts.missed - 1 },
    { day: '2026-03-02', missed: 1 },
  ];
  const watch = { since: SINCE, sweptAt: NOW, lastMissedAt: LAST_MISSED, days };
  await ports.control.write('events', EVENTS, watch, undefined);
  const land = (count: number, landedAt: string) => {
    for (let index = 0; index < count; index += 1) {
      ports.ledger.put(aRecord({ path: `${landedAt}-${index}.wav`, times: { landedAt } }));
    }
  };
  land(counts.before, LAST_MISSED);
  land(counts.after, NOW);
  return makeEventsMissed(ports)(now);
}

describe('events that were missed', () => {
  it('are none where no sweep has run yet', async () => {
    expect(await makeEventsMissed(memoryPorts())(now)).toEqual({ since: SINCE, count: 0 });
  });

  it('are told of with what to do when nothing comes by an event', async () => {
    const { since, count, problem } = await missed({ missed: 6, before: 6, after: 0 });
    expect([since, count]).toEqual([SINCE, 6]);
    expect(problem).toMatch(/event subscription.*blobs_extension.*dead letters/);
    expect((await missed({ missed: 100, before: 109, after: 0 })).problem).toBeDefined();
  });

  it.each([
    ['a few are lost now and then', { missed: 5, before: 5, after: 0 }],
    ['events come again', { missed: 100, before: 100, after: 1 }],
    ['a flood was partly told of', { missed: 100, before: 110, after: 0 }],
  ])('are no problem where %s', async (_what, counts) => {
    expect(await missed(counts)).toEqual({ since: SINCE, count: counts.missed });
  });
});
