import { SpeechGate } from '../../../../local/recognizer/audio/speech-gate';
import type { SpeechSpan } from '../../../../local/recognizer/audio/speech-gate';

const WINDOW = 512;

function spansOf(probabilities: readonly number[]): Pick<SpeechSpan, 'start' | 'end'>[] {
  const gate = new SpeechGate();
  const spans = [...probabilities.map((probability) => gate.next(probability)), gate.flush()];
  return spans
    .filter((span) => span !== undefined)
    .map(({ start, end }) => ({ start: start / WINDOW, end: end / WINDOW }));
}

const silence = (windows: number) => new Array<number>(windows).fill(0.01);
const speech = (windows: number) => new Array<number>(windows).fill(0.9);

describe('SpeechGate', () => {
  it('finds nothing in silence', () => {
    expect(spansOf(silence(1000))).toEqual([]);
  });

  it('ends a span at a pause of half a second', () => {
    expect(spansOf([...silence(5), ...speech(20), ...silence(30), ...speech(10)])).toEqual([
      { start: 5, end: 25 },
      { start: 55, end: 65 },
    ]);
  });

  it('goes on through a short pause', () => {
    expect(spansOf([...speech(20), ...silence(10), ...speech(20)])).toEqual([
      { start: 0, end: 50 },
    ]);
  });

  it('needs more certainty to begin than to go on', () => {
    expect(spansOf([0.4, 0.4, 0.4, 0.6, 0.4, 0.4, 0.4])).toEqual([{ start: 3, end: 7 }]);
  });

  it('leaves out a click', () => {
    expect(spansOf([...silence(5), 0.9, 0.9, ...silence(50)])).toEqual([]);
  });

  it('cuts speech without a pause where it is quietest, and loses none of it', () => {
    const spans = spansOf([...speech(700), 0.5, ...speech(300)]);

    expect(spans).toEqual([
      { start: 0, end: 700 },
      { start: 700, end: 1001 },
    ]);
  });

  it('marks the windows with a voice', () => {
    const gate = new SpeechGate();
    [0.9, 0.9, 0.1, 0.9, 0.9, 0.1].forEach((probability) => gate.next(probability));

    expect(gate.flush()?.voiced).toEqual([true, true, false, true, true]);
  });
});
