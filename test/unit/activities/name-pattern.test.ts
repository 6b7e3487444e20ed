import { parseNamePattern, type NamePattern } from '../../../shared/domain/choices';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import { jsonBytes } from '../../../shared/domain/bounded';
import { memoryPorts, takeInOf } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

function patternOf(text: string): NamePattern {
  const parsed = parseNamePattern(text);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
}

async function taken(path: string, pattern: string, sidecar?: object) {
  const ports = memoryPorts();
  const takeIn = takeInOf(ports, { namePattern: patternOf(pattern) });
  ports.recordings.put(path);
  if (sidecar) {
    const content = Buffer.from(JSON.stringify(sidecar));
    ports.recordings.put(`${path}.json`, content.length, content);
  }
  await takeIn({ container: 'recordings', path }, new RecordedWorkflows());
  return ports.ledger.of(recordingIdOf('recordings', path));
}

describe('taking in a recording whose name tells of its call', () => {
  it('puts what it tells on the ledger', async () => {
    const record = await taken('leeds_Susan_c-17.wav', '{branch}_{agent}_{callId}');
    expect(record).toMatchObject({
      status: 'queued',
      call: { agent: 'Susan', callId: 'c-17' },
      choices: { fields: { branch: 'leeds' } },
    });
    expect(record).not.toHaveProperty('nameUnread');
  });

  it('lets every other source have its way', async () => {
    const record = await taken('Susan_c-17.wav', '{agent}_{callId}', { agent: 'Anna' });
    expect(record.call).toEqual({ agent: 'Anna', callId: 'c-17' });
  });

  it('takes nothing from a name that does not fit, and says so briefly; the recording goes on', async () => {
    const record = await taken(`${'電話'.repeat(300)}.wav`, '{agent}_{callId}');
    expect(record).toMatchObject({ status: 'queued' });
    expect(record.nameUnread).toMatch(/^The name does not fit RECORDING_NAME_PATTERN/);
    expect(jsonBytes(record.nameUnread)).toBeLessThan(320);
    expect(record).not.toHaveProperty('call');
  });
});
