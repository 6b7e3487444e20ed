import type { Phrase, Transcript, Word } from '../../../shared/domain/transcript';

/** The answer of fast transcription, made of nothing but our transcript. */
export function rebuiltFast({ durationMs, phrases, origin }: Transcript): object {
  if (!origin) throw new Error('A transcript of the service says where it comes from.');
  const order = origin.order ?? phrases.map((_, index) => index + 1);
  const own = order.flatMap((place) => phrases[place - 1] ?? []);
  const areApart = origin.channels.length > 1;
  const joined = (channel: number) =>
    own
      .filter((phrase) => phrase.channel === channel)
      .map(({ text }) => text)
      .join(' ');
  return {
    durationMilliseconds: durationMs,
    ...origin.more,
    combinedPhrases: origin.channels.map(({ channel, text, more }) => ({
      ...(areApart && { channel }),
      text: text ?? joined(channel),
      ...more,
    })),
    phrases: own.map((phrase) => ({
      ...(areApart && { channel: phrase.channel }),
      ...rebuilt(phrase),
    })),
  };
}

function rebuilt({
  speaker,
  locale,
  confidence,
  text,
  displayWords,
  more,
  morePhrase,
  ...time
}: Phrase) {
  return {
    ...(speaker !== undefined && { speaker }),
    ...placed(time),
    text,
    ...(displayWords && { words: displayWords.map(word) }),
    ...(locale !== undefined && { locale }),
    ...(confidence !== undefined && { confidence }),
    ...more,
    ...morePhrase,
  };
}

function word({ text, more, ...time }: Word): object {
  return { text, ...placed(time), ...more };
}

function placed({ offsetMs, durationMs }: { offsetMs: number; durationMs: number }) {
  return { offsetMilliseconds: offsetMs, durationMilliseconds: durationMs };
}
