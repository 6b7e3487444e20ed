import type { Chunk } from '../audio/chunk-gatherer';
import { SAMPLE_RATE } from '../audio/units';
import type { PlacedWord } from '../words/place-words';
import { speakingUnits } from './speaking-units';
import type { SpeakingUnit } from './speaking-units';
import { divideVoices } from './two-voices';
import type { Utterance } from './two-voices';

/**
 * Above this likeness both sides are one voice. Measured: 0.74, 0.78 and 0.83 where one person spoke
 * (but 0.68 in a fourth recording, of 10 s), 0.38 to 0.58 in five recordings of two people.
 */
const ONE_VOICE = 0.7;
/** Around a unit, so that even "yes" has some sound to judge: 80 ms. */
const MARGIN = 1_280;

/** The part of SpeakerEmbedder that is needed here. */
export interface VoiceListener {
  listen(audio: Float32Array): (from: number, to: number) => Float32Array;
}

/**
 * Listens to the speakers of one channel while it is transcribed, and tells at the end who said
 * which word. Tells at most two speakers apart.
 */
export class SpeakerLog {
  readonly #embedder: VoiceListener;
  readonly #units: (Utterance & SpeakingUnit)[] = [];

  constructor(embedder: VoiceListener) {
    this.#embedder = embedder;
  }

  /** Takes the words that were heard in a chunk. */
  listen(chunk: Chunk, words: readonly PlacedWord[]): void {
    chunk.pieces.forEach(({ segment }, piece) => {
      const units = speakingUnits(words.filter((word) => word.piece === piece));
      if (units.length === 0) return;
      const voice = this.#embedder.listen(segment.audio);
      for (const unit of units) {
        this.#units.push({
          ...unit,
          seconds: (unit.end - unit.start) / SAMPLE_RATE,
          voice: voice(unit.start - segment.start - MARGIN, unit.end - segment.start + MARGIN),
        });
      }
    });
  }

  /**
   * The speaker of every word, counted from 1 in the order in which they first speak. Nobody is taken
   * to change in the middle of a sentence that is spoken without a pause.
   */
  speakers(): Map<PlacedWord, number> {
    const units = this.#units.toSorted((a, b) => a.start - b.start);
    const { scores, likeness } = divideVoices(units);
    const stretches: { words: PlacedWord[]; score: number }[] = [];
    units.forEach((unit, i) => {
      let stretch = unit.goesOn ? stretches.at(-1) : undefined;
      if (!stretch) stretches.push((stretch = { words: [], score: 0 }));
      stretch.words.push(...unit.words);
      stretch.score += (scores[i] ?? 0) * unit.seconds;
    });
    const first = (stretches[0]?.score ?? 0) >= 0;
    const oneVoice = likeness > ONE_VOICE;
    return new Map(
      stretches.flatMap(({ words, score }) => {
        const speaker = oneVoice || score >= 0 === first ? 1 : 2;
        return words.map((word) => [word, speaker] as const);
      }),
    );
  }
}
