import type { RecognizedAudio, RecognizedPhrase } from '../../speech/engine';
import type { Answer } from '../handlers/answering';
import { tokensOf } from '../protocol/tokens';
import { toSrt, toVtt } from './subtitles';
import type { TranscriptionRequest } from './transcription-request';

/** What was heard in the form that was asked for. */
export function toAnswer(audio: RecognizedAudio, request: TranscriptionRequest): Answer {
  const text = textOf(audio);
  switch (request.format) {
    case 'text':
      return { contentType: 'text/plain; charset=utf-8', body: `${text}\n` };
    case 'srt':
      return { contentType: 'text/plain; charset=utf-8', body: toSrt(audio.phrases) };
    case 'vtt':
      return { contentType: 'text/plain; charset=utf-8', body: toVtt(audio.phrases) };
    case 'json':
      return json({ text, usage: usageOf(audio, request) });
    case 'verbose_json':
      return json(verbose(audio, request));
    case 'diarized_json':
      return json({
        task: 'transcribe',
        duration: secondsOf(audio.durationMs),
        text,
        segments: audio.phrases.map(toDiarizedSegment),
        usage: usageOf(audio, request),
      });
  }
}

function verbose(audio: RecognizedAudio, request: TranscriptionRequest): object {
  const { granularities, language } = request;
  return {
    task: 'transcribe',
    language: nameOf(language ?? audio.phrases[0]?.locale ?? 'en'),
    duration: secondsOf(audio.durationMs),
    text: textOf(audio),
    ...(granularities.includes('segment') && { segments: audio.phrases.map(toSegment) }),
    ...(granularities.includes('word') && { words: audio.phrases.flatMap(toWords) }),
    usage: usageOf(audio, request),
  };
}

/** As Whisper gives it: with a blank before the text. It has no tokens here. */
function toSegment(phrase: RecognizedPhrase, index: number): object {
  return {
    id: index,
    seek: Math.floor(phrase.offsetMs / 10),
    ...placeOf(phrase),
    text: ` ${phrase.text.trim()}`,
    tokens: [],
    temperature: 0,
    avg_logprob: Math.log(Math.max(phrase.confidence, 1e-9)),
    compression_ratio: 1,
    no_speech_prob: 0,
  };
}

/** Without punctuation of their own, as whisper-1 gives them. */
function toWords({ words }: RecognizedPhrase): object[] {
  return words
    .map((word) => ({
      word: word.text.trim().replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, ''),
      ...placeOf(word),
    }))
    .filter(({ word }) => word !== '');
}

function toDiarizedSegment(phrase: RecognizedPhrase, index: number): object {
  return {
    type: 'transcript.text.segment',
    id: `seg_${String(index + 1)}`,
    ...placeOf(phrase),
    speaker: String.fromCharCode(64 + (phrase.speaker ?? 1)),
    text: ` ${phrase.text.trim()}`,
  };
}

function placeOf({ offsetMs, durationMs }: { offsetMs: number; durationMs: number }) {
  return { start: secondsOf(offsetMs), end: secondsOf(offsetMs + durationMs) };
}

function usageOf({ durationMs, phrases }: RecognizedAudio, { family }: TranscriptionRequest) {
  const seconds = Math.ceil(durationMs / 1000);
  if (family !== 'gpt') return { type: 'duration', seconds };
  // Audio has ten tokens a second.
  const audioTokens = seconds * 10;
  const output = tokensOf(phrases.map(({ text }) => text).join(' '));
  return {
    type: 'tokens',
    input_tokens: audioTokens,
    input_token_details: { audio_tokens: audioTokens, text_tokens: 0 },
    output_tokens: output,
    total_tokens: audioTokens + output,
  };
}

function textOf({ phrases }: RecognizedAudio): string {
  return phrases.map(({ text }) => text.trim()).join(' ');
}

/** `english`, as Whisper names languages. */
function nameOf(language: string): string {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  return (names.of(language) ?? language).toLowerCase();
}

function secondsOf(ms: number): number {
  return Math.round(ms) / 1000;
}

function json(body: object): Answer {
  return { contentType: 'application/json', body: JSON.stringify(body) };
}
