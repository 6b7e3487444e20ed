import type { Phrase } from '../../../../../../local/openai/summarize/types';

/**
 * Reads a call written as a play: one phrase a line, "Label: words", or only words when the
 * recording doesn't tell who speaks. Phrases are called p1, p2, … in order.
 */
export function script(play: string): Phrase[] {
  return play
    .trim()
    .split('\n')
    .map((line, index) => {
      const [, speaker, text] = /^\s*(?:([A-Z][\w ]{0,20}): )?(.*)$/u.exec(line) ?? [];
      const phrase = { id: `p${index + 1}`, text: text ?? '' };
      return speaker === undefined ? phrase : { ...phrase, speaker };
    });
}
