import type { LiveFinal, LivePartial } from '../../live/engine';
import type { RecognizedWord } from '../../speech/engine';

/** Version of the transcript format that the service states. */
const FORMAT = '2.9';

export interface TranscriptOptions {
  readonly language: string;
  /** Label each word with its speaker. */
  readonly speakers: boolean;
  /** Name of the channel, with channel diarization. */
  readonly channel: string | undefined;
}

/** `AddPartialTranscript`. What a partial has no times for is spread over its time by length. */
export function partialTranscript(partial: LivePartial, options: TranscriptOptions) {
  return transcript('AddPartialTranscript', spread(partial), undefined, options);
}

/** `AddTranscript`. @param forced the client asked for it by `ForceEndOfUtterance` */
export function finalTranscript(final: LiveFinal, options: TranscriptOptions, forced: boolean) {
  const message = transcript('AddTranscript', final.words, final.speaker, options);
  return { ...message, ...(forced && { forced: true }) };
}

/** A speaker as transcripts name them. */
export const speakerLabel = (speaker: number | undefined): string =>
  speaker === undefined ? 'UU' : `S${String(speaker)}`;

function transcript(
  message: string,
  words: readonly RecognizedWord[],
  speaker: number | undefined,
  options: TranscriptOptions,
) {
  const results = words.flatMap((word) => toResults(word, speaker, options));
  const last = words.at(-1);
  return {
    message,
    format: FORMAT,
    ...(options.channel !== undefined && { channel: options.channel }),
    metadata: {
      start_time: seconds(words[0]?.offsetMs ?? 0),
      end_time: seconds(last ? last.offsetMs + last.durationMs : 0),
      transcript: words.map(({ text }) => `${text} `).join(''),
    },
    results,
  };
}

/** Punctuation at the end of a word is a result of its own. */
function toResults(word: RecognizedWord, speaker: number | undefined, options: TranscriptOptions) {
  const [, content = word.text, mark = ''] = /^(.+?)([.,?!…]?)$/su.exec(word.text) ?? [];
  const start = seconds(word.offsetMs);
  const end = seconds(word.offsetMs + word.durationMs);
  const alternatives = (text: string) => [
    {
      content: text,
      confidence: word.confidence,
      language: options.language,
      ...(options.speakers && { speaker: speakerLabel(speaker) }),
    },
  ];
  const spoken = {
    type: 'word',
    start_time: start,
    end_time: end,
    alternatives: alternatives(content),
  };
  if (mark === '') return [spoken];
  const punctuation = {
    type: 'punctuation',
    start_time: end,
    end_time: end,
    attaches_to: 'previous',
    is_eos: mark !== ',',
    alternatives: alternatives(mark),
  };
  return [spoken, punctuation];
}

/** Confidence of words that are not final means nothing, says the service; so it is 1 as good as any. */
function spread({ text, offsetMs, durationMs }: LivePartial): RecognizedWord[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const total = words.reduce((sum, word) => sum + word.length, 0) || 1;
  let at = 0;
  return words.map((word) => {
    const start = offsetMs + (durationMs * at) / total;
    at += word.length;
    return {
      text: word,
      offsetMs: start,
      durationMs: (durationMs * word.length) / total,
      confidence: 1,
    };
  });
}

const seconds = (ms: number) => Math.round(ms / 10) / 100;
