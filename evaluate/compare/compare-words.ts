import { align, MISSING } from './align';
import { bestMapping } from './best-mapping';
import { editDistance } from './edit-distance';

/** A word as it is compared, and whose it is, if that is known. */
export interface SpokenWord {
  readonly word: string;
  readonly speaker?: string;
}

/** Counts, which add up over recordings; the rates are made of them. */
export interface WordCounts {
  /** Of the reference. */
  readonly words: number;
  readonly substitutions: number;
  readonly insertions: number;
  readonly deletions: number;
  /** Of the reference, without spaces. */
  readonly characters: number;
  readonly characterErrors: number;
  /** Rightly recognized words of which the reference says who spoke. */
  readonly attributable: number;
  /** Those of them that the transcript gives to the same speaker. */
  readonly attributed: number;
}

/** Compares what was recognized with what was said. Both are normalized already. */
export function compareWords(
  said: readonly SpokenWord[],
  recognized: readonly SpokenWord[],
): WordCounts {
  const saidWords = said.map(({ word }) => word);
  const recognizedWords = recognized.map(({ word }) => word);
  const aligned = align(saidWords, recognizedWords);
  let [substitutions, deletions] = [0, 0];
  const agreement = new Agreement();
  aligned.forEach((place, index) => {
    const [one, other] = [said[index], recognized[place]];
    if (place === MISSING || !one || !other) deletions += 1;
    else if (one.word !== other.word) substitutions += 1;
    else if (one.speaker !== undefined) agreement.add(one.speaker, other.speaker ?? '');
  });
  const saidCharacters = charactersOf(saidWords);
  return {
    words: said.length,
    substitutions,
    deletions,
    insertions: recognized.length - (said.length - deletions),
    characters: saidCharacters.length,
    characterErrors: editDistance(saidCharacters, charactersOf(recognizedWords)),
    ...agreement.counts(),
  };
}

/** Code points; as numbers they are compared several times as fast as texts. */
function charactersOf(words: readonly string[]): Int32Array {
  return Int32Array.from([...words.join('')], (character) => character.codePointAt(0) ?? 0);
}

/** How often which speaker of the reference was which of the transcript. */
class Agreement {
  private readonly counted = new Map<string, Map<string, number>>();

  add(said: string, recognized: string): void {
    const row = this.counted.get(said) ?? new Map<string, number>();
    row.set(recognized, (row.get(recognized) ?? 0) + 1);
    this.counted.set(said, row);
  }

  /** The names differ, so each speaker is taken for the one that fits best, each for one only. */
  counts(): Pick<WordCounts, 'attributable' | 'attributed'> {
    const rows = [...this.counted.values()];
    const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
    const values = rows.map((row) => columns.map((column) => row.get(column) ?? 0));
    const mapping = bestMapping(values);
    return {
      attributable: values.flat().reduce((sum, count) => sum + count, 0),
      attributed: mapping.reduce((sum, column, row) => sum + (values[row]?.[column] ?? 0), 0),
    };
  }
}
