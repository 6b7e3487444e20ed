import { ServiceError } from '../../../shared/domain/errors';
import { makeHealth } from '../../../shared/operations/health';
import { memoryPorts } from '../../support/app/memory-ports';
import { anyNumber, textWith } from '../../support/app/matching';

function setUp() {
  const ports = memoryPorts();
  ports.transcriber.script.ping = [null];
  return ports;
}

describe('health', () => {
  it('reaches all four dependencies', async () => {
    const reached = { reached: true, ms: anyNumber };
    expect(await makeHealth(setUp())()).toEqual({
      healthy: true,
      dependencies: { storage: reached, cosmos: reached, speech: reached, model: reached },
    });
  });

  it('says of each one that is not reached what to do, and asks the others all the same', async () => {
    const ports = setUp();
    const refusal = new ServiceError('Speech service', 'speech_401', '401 Check SPEECH_KEY.', {
      verdict: 'blocked',
    });
    ports.transcriber.script.ping = [refusal];
    const { healthy, dependencies } = await makeHealth(ports)();
    expect(healthy).toBe(false);
    expect(dependencies['speech']).toMatchObject({
      reached: false,
      problem: 'Speech service: 401 Check SPEECH_KEY.',
    });
    expect(dependencies['cosmos']).toMatchObject({ reached: true });
  });

  it('does not show an error of unknown origin, which may hold a secret', async () => {
    const ports = setUp();
    ports.transcriber.script.ping = [new Error('connect with key abc123')];
    const { dependencies } = await makeHealth(ports)();
    expect(JSON.stringify(dependencies)).not.toContain('abc123');
    expect(dependencies['speech']).toMatchObject({
      problem: textWith('see the log'),
    });
  });
});
