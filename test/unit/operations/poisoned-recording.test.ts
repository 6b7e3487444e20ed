import { ServiceError } from '../../../shared/domain/errors';
import { makePoisonedRecording } from '../../../shared/operations/poisoned-recording';
import { NOW } from '../../support/app/builders';
import { memoryPorts, takeInOf } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { objectWith } from '../../support/app/matching';

const BLOB = { container: 'recordings', path: 'a.wav' };

function setUp() {
  const ports = memoryPorts();
  ports.recordings.put('a.wav');
  const poisoned = jest.fn();
  const takeInPoisoned = makePoisonedRecording(ports, takeInOf(ports), { poisoned });
  const lines: string[] = [];
  const log = {
    warn: (line: string) => lines.push(line),
    error: (line: string) => lines.push(line),
  };
  const run = () => takeInPoisoned(BLOB, new RecordedWorkflows(), { ...log });
  return { ...ports, lines, poisoned, run };
}

describe('a poisoned landing', () => {
  it('is taken in when that works by now', async () => {
    const { deadLetters, ledger, lines, poisoned, run } = setUp();
    await run();
    expect(poisoned).toHaveBeenCalledTimes(1);
    expect(ledger.all()).toEqual([objectWith({ path: 'a.wav', status: 'queued' })]);
    expect(deadLetters.all()).toEqual([]);
    expect(lines).toEqual([expect.stringMatching(/^a-.*: queued after poisoning$/)]);
  });

  it('becomes a dead letter with its reason when it fails again', async () => {
    const { deadLetters, recordings, run } = setUp();
    const away = new ServiceError('Storage', 'storage_503', 'is busy.', { verdict: 'later' });
    recordings.properties = () => Promise.reject(away);
    await run();
    expect(deadLetters.all()).toEqual([
      { id: 'letter-1', blob: BLOB, reason: 'Storage: is busy.', at: NOW },
    ]);
  });

  it('stays poison when not even that can be noted, so that the queue tries again', async () => {
    const { deadLetters, recordings, run } = setUp();
    recordings.properties = () => Promise.reject(new Error('x'));
    deadLetters.put = () => Promise.reject(new Error('The container is away.'));
    await expect(run()).rejects.toThrow('The container is away.');
  });
});
