import { ScriptedEngine } from '../../local/speech/scripted-engine';
import { TestStack } from '../support/e2e/test-stack';
import { wav } from '../support/e2e/audio';

describe('nothing lost, nothing twice', () => {
  let system: TestStack;

  beforeEach(async () => {
    system = await TestStack.start({
      engine: new ScriptedEngine({ serviceMs: 1500 }),
      settings: { SWEEP_SCHEDULE: '*/5 * * * * *' },
    });
  });
  afterEach(() => system.close());

  it('makes one document and one job of an event that is delivered five times at once', async () => {
    system.stack.eventGrid.faults.add({ action: { duplicate: 5 } });

    const id = await system.drop('five-times.wav', wav());
    await system.untilStatus(id, 'completed');

    expect(await system.documents('recordings')).toHaveLength(1);
    expect(await system.documents('jobs')).toHaveLength(1);
    expect(await system.documents('results')).toHaveLength(1);
    expect(system.submissions()).toBe(1);
  });

  it('keeps the old result until the one of the new version is there, and then only that', async () => {
    const id = await system.drop('again.wav', wav(1));
    const first = await system.untilStatus(id, 'completed');

    await system.drop('again.wav', wav(3));
    const under = await system.until(id, ({ version }) => version !== first.version);
    const { body: meanwhile } = await system.get(`/api/recordings/${id}`);
    const second = await system.until(
      id,
      ({ status, version }) => status === 'completed' && version === under.version,
    );

    expect(under.status).not.toBe('completed');
    expect(meanwhile).toMatchObject({ result: { version: first.version } });
    expect(second.result?.version).toBe(second.version);
    const results = await untilOneResult();
    expect(results).toMatchObject([{ version: second.version }]);
  });

  it('finishes with one job, one document and one summary when the host is killed in the middle', async () => {
    const id = await system.drop('killed.wav', wav());
    await system.untilStatus(id, 'transcribing');

    await system.stack.host().kill('SIGKILL');
    await system.stack.restartHost();
    await system.untilStatus(id, 'completed');

    expect(system.submissions()).toBe(1);
    expect(await system.documents('recordings')).toHaveLength(1);
    expect(await system.documents('results')).toHaveLength(1);
    expect(chatCalls()).toBe(1);
  });

  it('takes in a recording whose event was lost, by the sweep', async () => {
    system.stack.eventGrid.faults.add({ action: { drop: true } });

    const id = await system.drop('lost-event.wav', wav());

    expect((await system.untilStatus(id, 'completed')).attempts).toBe(1);
  });

  function chatCalls(): number {
    return system.stack.openai
      .journal()
      .filter((entry) => entry.status === 200 && entry.schema !== null).length;
  }

  async function untilOneResult(): Promise<Record<string, unknown>[]> {
    for (let look = 0; look < 50; look += 1) {
      const results = await system.documents('results');
      if (results.length === 1) return results;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return system.documents('results');
  }
});
