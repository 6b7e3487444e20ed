import * as sdk from 'microsoft-cognitiveservices-speech-sdk';
import { tapeAudio } from '../../../local/live/scripted/audio-clock';
import type { LiveFault } from '../../../local/live/faults/live-fault';
import { closeLive, LIVE_KEY, startLive, TAPE, TAPE_MS, TEXTS } from './support/live-fixture';
import { streamed, recognize, speechConfig, transcribe } from './support/sdk-client';

afterEach(closeLive);
sdk.Recognizer.enableTelemetry(false);

/** Bytes of audio in the middle of the second phrase (1.4 … 2.1 s). */
const MID_SENTENCE = 1_750 * 32;

const tape = () => streamed(tapeAudio(TAPE, TAPE_MS));

describe('the Speech SDK when its connection breaks', () => {
  it.each<[string, LiveFault['action'] & object]>([
    ['closed with 1011', { close: 1011, after: { bytes: MID_SENTENCE } }],
    ['throttled with 4429', { close: 4429, after: { bytes: MID_SENTENCE } }],
    ['cut', { cut: true, after: { bytes: MID_SENTENCE } }],
  ])('connects again when %s in mid-sentence: no phrase lost, none doubled', async (_, action) => {
    const { url, live } = await startLive();
    live.faults.add({ on: 'session', action } as LiveFault);
    const run = await recognize(speechConfig(url, { key: LIVE_KEY }), tape());
    expect(run.finals.map(({ text }) => text)).toEqual(TEXTS);
    expect(run.canceled.map(({ reason }) => reason)).toEqual(['EndOfStream']);
    const ids = live.connections.map(({ connectionId }) => connectionId);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('goes on with speakers and times as before', async () => {
    const { url, live } = await startLive();
    const whole = await transcribe(speechConfig(url, { key: LIVE_KEY }), tape());
    live.faults.add({ on: 'session', action: { close: 1011, after: { bytes: MID_SENTENCE } } });
    const broken = await transcribe(speechConfig(url, { key: LIVE_KEY }), tape());
    const facts = (run: typeof whole) =>
      run.finals.map(({ text, speaker, offsetMs }) => ({ text, speaker, offsetMs }));
    expect(facts(broken)).toEqual(facts(whole));
  });

  it('goes on from the end of the last phrase with audio that bears no marks', async () => {
    const { url, live } = await startLive();
    const whole = await recognize(speechConfig(url, { key: LIVE_KEY }), streamed(silence()));
    live.faults.add({ on: 'session', action: { close: 1011, after: { phrases: 1 } } });
    const broken = await recognize(speechConfig(url, { key: LIVE_KEY }), streamed(silence()));
    expect(whole.finals.length).toBeGreaterThan(1);
    expect(broken.finals.map(({ text }) => text)).toEqual(whole.finals.map(({ text }) => text));
  });

  it('gives up when its data is refused with 1007', async () => {
    const { url, live } = await startLive();
    live.faults.add({
      on: 'session',
      action: { close: 1007, reason: 'Throttled', after: { bytes: MID_SENTENCE } },
    });
    const run = await recognize(speechConfig(url, { key: LIVE_KEY }), tape());
    expect(run.finals.map(({ text }) => text)).toEqual(TEXTS.slice(0, 1));
    expect(run.canceled).toEqual([
      {
        reason: 'Error',
        code: 'BadRequestParameters',
        details: expect.stringContaining('1007') as string,
      },
    ]);
  });
});

/** Unmarked audio, for the derived dialogue: 9 s hold two phrases and a part of the third. */
const silence = () => Buffer.alloc(9_000 * 32);
