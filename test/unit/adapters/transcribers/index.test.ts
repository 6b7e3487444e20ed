import { makeTranscribers } from '../../../../shared/adapters/transcribers';
import type { BatchProvider } from '../../../../shared/ports';
import { objectWith, textWith } from '../../../support/app/matching';
import { ScriptedTranscriber } from '../../../support/app/scripted-transcriber';

function aProvider(name: string, ...lanes: string[]): BatchProvider {
  const { capabilities } = new ScriptedTranscriber();
  const lane = new ScriptedTranscriber({ find: lanes.map((one) => [one]) });
  return { name, capabilities, lanes, on: () => lane };
}

const azure = aProvider('azure-speech', 'west', 'north');
const speechmatics = aProvider('speechmatics', 'eu1#1', 'eu1#2');

describe('several transcription services', () => {
  const all = makeTranscribers([azure, speechmatics]);

  it('are one, in order, with the lanes of all', async () => {
    expect(all.providers).toEqual([azure, speechmatics]);
    expect(all.lanes).toEqual(['west', 'north', 'eu1#1', 'eu1#2']);
    expect(all.provider('speechmatics')).toBe(speechmatics);
    expect(await all.on('eu1#2').find('job-1')).toEqual(['eu1#1']);
  });

  it('say so of a name or lane that the settings no longer have, and that a person is needed', () => {
    expect(() => all.provider('openai')).toThrow(
      objectWith({
        code: 'provider_unknown',
        verdict: 'blocked',
        message: textWith('the transcription service openai, which PROVIDERS no longer names'),
      }) as Error,
    );
    expect(() => all.on('south')).toThrow(
      objectWith({ code: 'lane_unknown', verdict: 'blocked' }) as Error,
    );
  });

  it('may not have a name or a lane in common', () => {
    expect(() => makeTranscribers([azure, azure])).toThrow('"azure-speech"');
    expect(() => makeTranscribers([azure, aProvider('other', 'north')])).toThrow('"north"');
  });
});

describe('a lane of before', () => {
  it('is still known by its service, when fewer jobs are done at once', () => {
    const smaller: BatchProvider = {
      ...speechmatics,
      lanes: ['eu1#1'],
    };
    const all = makeTranscribers([azure, smaller]);
    expect(all.lanes).not.toContain('eu1#2');
    expect(all.on('eu1#2')).toBe(smaller.on('eu1#2'));
  });
});
