import type { Alternative, Phrase, Transcript, Word } from '../../../shared/domain/transcript';

/** The service's own result file, made of nothing but our transcript. */
export function rebuilt(transcript: Transcript): object {
  const { origin, durationMs, phrases } = transcript;
  if (!origin) throw new Error('A transcript of the service says where it comes from.');
  const order = origin.order ?? phrases.map((_, index) => index + 1);
  const inItsOrder = order.map((place) => rebuiltPhrase(at(phrases, place - 1)));
  const chosen = (channel: number) =>
    inItsOrder
      .filter((phrase) => phrase.channel === channel)
      .flatMap(({ nBest: [first] }) => first ?? []);
  const joined = (channel: number, form: 'lexical' | 'itn' | 'maskedITN' | 'display') =>
    chosen(channel)
      .map((reading) => reading[form])
      .filter(Boolean)
      .join(' ');
  return {
    source: origin.source,
    timestamp: origin.createdAt,
    ...lasting(durationMs),
    combinedRecognizedPhrases: origin.channels.map((one) => ({
      channel: one.channel,
      lexical: one.lexical ?? joined(one.channel, 'lexical'),
      itn: one.itn ?? joined(one.channel, 'itn'),
      maskedITN: one.maskedItn ?? joined(one.channel, 'maskedITN'),
      display: one.text ?? joined(one.channel, 'display'),
      ...one.more,
    })),
    recognizedPhrases: inItsOrder,
    ...origin.more,
  };
}

function rebuiltPhrase(phrase: Phrase) {
  const { channel, speaker, locale, recognized, alternatives = [], morePhrase } = phrase;
  const wasRead = phrase.lexical !== undefined || phrase.text !== '';
  return {
    recognitionStatus: recognized ? 'Success' : 'Failure',
    channel,
    ...(speaker !== undefined && { speaker }),
    ...(locale !== undefined && { locale }),
    ...placed(phrase),
    nBest: wasRead ? [phrase, ...alternatives].map(rebuiltReading) : [],
    ...morePhrase,
  };
}

function rebuiltReading({ text, lexical, itn, maskedItn, confidence, ...rest }: Alternative) {
  return {
    confidence,
    lexical,
    itn,
    maskedITN: maskedItn,
    display: text,
    ...(rest.words && { words: rest.words.map((word) => rebuiltWord('word', word)) }),
    ...(rest.displayWords && {
      displayWords: rest.displayWords.map((word) => rebuiltWord('displayText', word)),
    }),
    ...rest.more,
  };
}

function rebuiltWord(name: 'word' | 'displayText', { confidence, more, ...word }: Word) {
  return {
    [name]: word.text,
    ...placed(word),
    ...(confidence !== undefined && { confidence }),
    ...more,
  };
}

function placed({ offsetMs, durationMs }: { offsetMs: number; durationMs: number }) {
  return {
    offset: iso(offsetMs),
    offsetInTicks: Math.round(offsetMs * 10_000),
    offsetMilliseconds: Math.round(offsetMs),
    ...lasting(durationMs),
  };
}

function lasting(durationMs: number) {
  return {
    duration: iso(durationMs),
    durationInTicks: Math.round(durationMs * 10_000),
    durationMilliseconds: Math.round(durationMs),
  };
}

/** As .NET writes a time span. */
function iso(ms: number): string {
  const ticks = Math.round(ms * 10_000);
  const hours = Math.floor(ticks / 36e9);
  const minutes = Math.floor(ticks / 6e8) % 60;
  const seconds = (ticks % 6e8) / 1e7;
  const parts = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}`;
  return `PT${parts}${seconds || parts === '' ? `${seconds}S` : ''}`;
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`There is no place ${index} in the list.`);
  return found;
}
