/** A conversation to be made up. */
export interface Conversation {
  readonly hours: number;
  readonly words: number;
  readonly source: string;
}

const WORDS_A_PHRASE = 10;

/** What is said does not matter here, only that it looks like speech: long words and short, some often. */
const VOCABULARY =
  'the I you to and a it that is of in for on we my was with have but not be this are can your account number please order from they what there when would could call back yesterday delivery invoice because charged twice again refund customer reference tomorrow morning address confirm problem engineer appointment cancel between eleven thirty pounds seventy understand certainly unfortunately replacement warehouse Wednesday'.split(
    ' ',
  );

/**
 * A result file of the batch service in two channels, with words, display words and for each phrase
 * a second reading; the same at every call. Voices overlap here and there, as people do.
 */
export function* vendorResult({ hours, words, source }: Conversation): Generator<string> {
  const phrases = Math.ceil(words / WORDS_A_PHRASE);
  const durationMs = hours * 3_600_000;
  const everyMs = durationMs / phrases;
  const texts: [string[], string[]] = [[], []];
  yield `{"source":${JSON.stringify(source)},"timestamp":"2026-03-02T13:00:00Z",`;
  yield `"durationInTicks":${durationMs * 10_000},"durationMilliseconds":${durationMs},"duration":"${iso(durationMs)}","recognizedPhrases":[`;
  for (let index = 0; index < phrases; index += 1) {
    const channel = index % 2 === 0 ? 0 : 1;
    const said = wordsOf(index, Math.min(WORDS_A_PHRASE, words - index * WORDS_A_PHRASE));
    texts[channel].push(said.join(' '));
    const phrase = toPhrase({ said, channel, startMs: Math.round(index * everyMs), everyMs });
    yield (index === 0 ? '' : ',') + JSON.stringify(phrase);
  }
  const combined = texts.map((all, channel) => ({
    channel,
    lexical: all.join(' ').toLowerCase(),
    itn: all.join(' ').toLowerCase(),
    maskedITN: all.join(' ').toLowerCase(),
    display: all.map(toDisplay).join(' '),
  }));
  yield `],"combinedRecognizedPhrases":${JSON.stringify(combined)}}`;
}

function wordsOf(phrase: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    // A linear congruence: no pattern that a cache or a compressor could live on.
    const draw = ((phrase * WORDS_A_PHRASE + index) * 1_103_515_245 + 12_345) % 2_147_483_648;
    return VOCABULARY[Math.floor(draw / 65_536) % VOCABULARY.length] ?? 'yes';
  });
}

interface Said {
  readonly said: readonly string[];
  readonly channel: number;
  readonly startMs: number;
  readonly everyMs: number;
}

function toPhrase({ said, channel, startMs, everyMs }: Said): object {
  // A little longer than until the next one begins: the voices overlap.
  const wordMs = Math.round((everyMs * 1.1) / said.length);
  const lexical = said.join(' ').toLowerCase();
  const display = toDisplay(said.join(' '));
  const times = said.map((_, index) => timesOf(startMs + index * wordMs, wordMs - 10));
  const reading = {
    confidence: 0.8734571,
    lexical,
    itn: lexical,
    maskedITN: lexical,
    display,
    words: said.map((word, index) => ({
      word: word.toLowerCase(),
      ...times[index],
      confidence: 0.9123456,
    })),
    displayWords: display
      .split(' ')
      .map((displayText, index) => ({ displayText, ...times[index] })),
  };
  return {
    recognitionStatus: 'Success',
    channel,
    ...timesOf(startMs, wordMs * said.length),
    nBest: [reading, { ...reading, confidence: 0.7012345 }],
  };
}

function timesOf(offsetMs: number, durationMs: number): object {
  return {
    offset: iso(offsetMs),
    duration: iso(durationMs),
    offsetInTicks: offsetMs * 10_000,
    durationInTicks: durationMs * 10_000,
    offsetMilliseconds: offsetMs,
    durationMilliseconds: durationMs,
  };
}

function toDisplay(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function iso(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = (ms % 60_000) / 1000;
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds}S`;
}
