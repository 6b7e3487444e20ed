import type { LiveFinal, LivePartial } from '../../../../local/live/engine';
import { tapeAudio } from '../../../../local/live/scripted/audio-clock';
import { ScriptedLiveEngine, tapeScript } from '../../../../local/live/scripted-live-engine';

const TAPE = 7;
const engine = new ScriptedLiveEngine({
  scripts: {
    [tapeScript(TAPE)]: [
      { text: 'One two three.', durationMs: 900, speaker: 1 },
      { text: 'Four five.', durationMs: 600, speaker: 2 },
    ],
  },
});

/** What a stream hears of some pieces of audio. */
async function hear(pieces: readonly Buffer[], options = {}) {
  const partials: LivePartial[] = [];
  const finals: LiveFinal[] = [];
  const pauses: number[] = [];
  const stream = engine.open(
    { locale: 'en-GB', channels: 1, ...options },
    {
      onPartial: (partial) => partials.push(partial),
      onFinal: (final) => finals.push(final),
      onPause: (_, offsetMs) => pauses.push(offsetMs),
      onError: (error) => {
        throw error;
      },
    },
  );
  for (const piece of pieces) await stream.write(piece);
  await stream.finish();
  return { partials: partials.map(({ text }) => text), finals, pauses };
}

const texts = (finals: readonly LiveFinal[]) => finals.map(({ text }) => text);

describe('the scripted live engine', () => {
  it('gives a partial with every word and a final at every pause, by the clock of the audio', async () => {
    const { partials, finals, pauses } = await hear([tapeAudio(TAPE, 2500)]);
    expect(partials).toEqual(['One', 'One two', 'One two three.', 'Four', 'Four five.']);
    expect(finals).toMatchObject([
      { text: 'One two three.', offsetMs: 250, durationMs: 900 },
      { text: 'Four five.', offsetMs: 1400, durationMs: 600 },
    ]);
    expect(finals[0]).not.toHaveProperty('speaker');
    expect(pauses).toEqual([1150, 2000]);
  });

  it('gives the same however the audio is cut', async () => {
    const whole = tapeAudio(TAPE, 2500);
    const pieces = Array.from({ length: 25 }, (_, i) => whole.subarray(i * 3200, (i + 1) * 3200));
    expect(await hear(pieces)).toEqual(await hear([whole]));
  });

  it('tells speakers when it is asked to', async () => {
    const { finals } = await hear([tapeAudio(TAPE, 2500)], { diarization: { maxSpeakers: 2 } });
    expect(finals.map(({ speaker }) => speaker)).toEqual([1, 2]);
  });

  it('says nothing of what was not said yet when the stream ends', async () => {
    const { finals } = await hear([tapeAudio(TAPE, 800)]);
    expect(texts(finals)).toEqual(['One two']);
  });

  it('knows where in its script repeated audio belongs, and tells times of the stream', async () => {
    const { finals } = await hear([tapeAudio(TAPE, 1350, 1150)]);
    expect(finals).toMatchObject([{ text: 'Four five.', offsetMs: 250 }]);
  });

  it('hears the rest of a phrase that it is given from the middle', async () => {
    const { finals } = await hear([tapeAudio(TAPE, 1950, 555)]);
    expect(texts(finals)).toEqual(['two three.', 'Four five.']);
  });

  it('cuts an utterance, and goes on with the rest of it', async () => {
    const finals: string[] = [];
    const stream = engine.open(
      { locale: 'en-GB', channels: 1 },
      { onFinal: ({ text }) => finals.push(text), onError: () => undefined },
    );
    await stream.write(tapeAudio(TAPE, 600));
    await stream.cut();
    await stream.write(tapeAudio(TAPE, 1900, 600));
    await stream.finish();
    expect(finals).toEqual(['One', 'two three.', 'Four five.']);
  });

  it('hears channels apart, each by its own clock', async () => {
    const heard: [number, string][] = [];
    const stream = new ScriptedLiveEngine({ phrases: 2 }).open(
      { locale: 'en-GB', channels: 2, script: 'call' },
      { onFinal: ({ channel, text }) => heard.push([channel, text]), onError: () => undefined },
    );
    await stream.write(Buffer.alloc(20_000 * 32), 1);
    expect(heard.map(([channel]) => channel)).toEqual([1]);
    await stream.write(Buffer.alloc(20_000 * 32), 0);
    expect(heard.map(([channel]) => channel)).toEqual([1, 0]);
  });

  it('is silent after it was closed', async () => {
    const finals: LiveFinal[] = [];
    const stream = engine.open(
      { locale: 'en-GB', channels: 1 },
      { onFinal: (final) => finals.push(final), onError: () => undefined },
    );
    stream.close();
    await stream.write(tapeAudio(TAPE, 2500));
    await stream.finish();
    expect(finals).toEqual([]);
  });
});
