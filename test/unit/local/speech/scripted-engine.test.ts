import type { RecognitionRequest } from '../../../../local/speech/engine';
import { ScriptedEngine } from '../../../../local/speech/scripted-engine';

const request = (source: string, more: Partial<RecognitionRequest> = {}): RecognitionRequest => ({
  file: '/nowhere',
  source,
  locale: 'en-GB',
  channels: [0, 1],
  signal: new AbortController().signal,
  ...more,
});

describe('ScriptedEngine', () => {
  it('says what the script has under the file name of the source', async () => {
    const phrases = [{ text: 'Hello there.' }, { text: 'Hi.', channel: 1, offsetMs: 5000 }];
    const engine = new ScriptedEngine({ script: { 'call 1.wav': { phrases } } });

    const audio = await engine.recognize(request('http://host/in/call%201.wav?sig=x'));

    expect(audio).toEqual({
      channels: 2,
      durationMs: 6350,
      phrases: [
        {
          channel: 0,
          offsetMs: 250,
          durationMs: 700,
          confidence: 0.92,
          text: 'Hello there.',
          words: [
            { text: 'Hello', offsetMs: 250, durationMs: 350, confidence: 0.92 },
            { text: 'there.', offsetMs: 600, durationMs: 350, confidence: 0.92 },
          ],
        },
        expect.objectContaining({ channel: 1, offsetMs: 5000, text: 'Hi.' }),
      ],
    });
    expect(engine.requests).toHaveLength(1);
  });

  it('refuses a source that the script does not name', async () => {
    const engine = new ScriptedEngine({ script: { 'a.wav': {} } });

    await expect(engine.recognize(request('http://host/b.wav'))).rejects.toThrow(
      'The script says nothing about "b.wav"',
    );
  });

  it('derives the same call for a name every time and another for another name', async () => {
    const hear = async (source: string, more?: Partial<RecognitionRequest>) =>
      new ScriptedEngine({ phrases: 6 }).recognize(request(source, more));

    const stereo = await hear('http://host/a.wav?sig=1');
    const mono = await hear('http://host/a.wav', { diarization: { maxSpeakers: 2 } });

    expect(await hear('http://other/a.wav?sig=2')).toEqual(stereo);
    expect(await hear('http://host/b.wav')).not.toEqual(stereo);
    expect(stereo.phrases.map(({ channel }) => channel)).toEqual([0, 1, 0, 1, 0, 1]);
    expect(mono.channels).toBe(1);
    expect(mono.phrases.map(({ speaker }) => speaker)).toEqual([1, 2, 1, 2, 1, 2]);
  });

  it('hears only the channels that are asked for', async () => {
    const audio = await new ScriptedEngine().recognize(request('a.wav', { channels: [1] }));

    expect(new Set(audio.phrases.map(({ channel }) => channel))).toEqual(new Set([1]));
    expect(audio.channels).toBe(2);
  });

  it('fails as scripted', async () => {
    const failure = { kind: 'LimitExceeded', message: 'too long' } as const;
    const engine = new ScriptedEngine({ script: () => ({ failure }) });

    await expect(engine.recognize(request('a.wav'))).rejects.toMatchObject({
      name: 'RecognitionError',
      ...failure,
    });
  });

  it('reports its progress and stops when aborted', async () => {
    const fractions: number[] = [];
    const controller = new AbortController();
    const engine = new ScriptedEngine({ serviceMs: 40 });

    const recognition = engine.recognize(
      request('a.wav', {
        signal: controller.signal,
        onProgress: (fraction) => {
          fractions.push(fraction);
          if (fraction === 0.5) controller.abort(new Error('stopped'));
        },
      }),
    );

    await expect(recognition).rejects.toThrow('stopped');
    expect(fractions).toEqual([0.25, 0.5]);
  });
});
