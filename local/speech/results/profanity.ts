import type { TranscriptionProperties } from '../protocol/transcription-properties';

type Mode = TranscriptionProperties['profanityFilterMode'];

/** Enough to try the modes with; the service's own list is not public. */
const PROFANITY =
  /(?<![\p{L}\p{N}])(?:fuck(?:s|ed|er|ers|ing)?|shit(?:s|ty)?|bullshit|bitch(?:es)?|bastards?|assholes?|cunts?)(?![\p{L}\p{N}])/giu;

/** Masks, removes or tags swear words as `profanityFilterMode` asks for. */
export function filterProfanity(text: string, mode: Mode): string {
  switch (mode) {
    case 'None':
      return text;
    case 'Masked':
      return text.replace(PROFANITY, (word) => '*'.repeat(word.length));
    case 'Removed':
      return text
        .replace(PROFANITY, '')
        .replace(/\s{2,}/g, ' ')
        .trim();
    case 'Tags':
      return text.replace(PROFANITY, (word) => `<profanity>${word}</profanity>`);
  }
}
