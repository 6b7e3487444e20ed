import { languageOf } from '../../../shared/adapters/speechmatics/languages';
import type { More, Phrase, Transcript, Word } from '../../../shared/domain/transcript';

type Json = Record<string, unknown>;

/** The service's own transcript, made of nothing but ours; channels are merged by time. */
export function rebuilt({ origin, phrases }: Transcript): Json {
  if (!origin) throw new Error('A transcript of the service says where it comes from.');
  const { job, metadata, otherResults = [], ...rest } = origin.more ?? {};
  const { createdAt, source } = origin;
  const config = (metadata as Json)['transcription_config'] as Json;
  const labels = new Map(origin.channels.map(({ channel, more }) => [channel, more?.['label']]));
  const results = phrases.flatMap((phrase) => itemsOf(phrase, config, labels.get(phrase.channel)));
  return {
    ...rest,
    job: { ...(job as Json), data_name: source },
    metadata: { ...(metadata as Json), created_at: createdAt },
    results: [...results, ...(otherResults as Json[])].toSorted(byTime),
  };
}

/** A mark stands where its word ends: it sorts after it, and before what begins there. */
export function byTime(one: Json, other: Json): number {
  return Number(one['start_time']) - Number(other['start_time']);
}

function itemsOf(phrase: Phrase, config: Json, channel: unknown): Json[] {
  const common = {
    language: config['language'] === 'auto' ? languageOf(phrase.locale ?? '') : config['language'],
    ...speakerOf(phrase, config),
  };
  const place = channel === undefined ? {} : { channel };
  const words = [...(phrase.words ?? [])];
  return (phrase.displayWords ?? []).flatMap((display) => {
    const before = marksOf(display, 'before');
    const after = marksOf(display, 'marks');
    const core = coreOf(display, before, after);
    const item =
      core === ''
        ? []
        : [toItem(core, display, words, common)].map((one) => ({ ...one, ...place }));
    const end = seconds(display.offsetMs + display.durationMs);
    const toMark = (mark: Json) => ({ ...toMarkItem(mark, end, common), ...place });
    return [...before.map(toMark), ...item, ...after.map(toMark)];
  });
}

function speakerOf({ speaker, morePhrase }: Phrase, config: Json): Json {
  if (speaker !== undefined) return { speaker: `S${speaker}` };
  if (morePhrase && 'speaker' in morePhrase) {
    return morePhrase['speaker'] === null ? {} : { speaker: morePhrase['speaker'] };
  }
  return config['diarization'] === 'channel' ? {} : { speaker: 'UU' };
}

function marksOf({ more }: Word, name: string): Json[] {
  return (more?.[name] ?? []) as Json[];
}

/** The text of a display word without its marks. */
function coreOf({ text }: Word, before: readonly Json[], after: readonly Json[]): string {
  const length = (marks: readonly Json[]) =>
    marks.reduce((sum, { content }) => sum + String(content).length, 0);
  return text.slice(length(before), text.length - length(after));
}

function toItem(core: string, display: Word, words: Word[], common: Json): Json {
  const { entity } = (display.more ?? {}) as { entity?: Json };
  const first = words.shift();
  if (entity === undefined) {
    if (!first) throw new Error(`There is no word for "${core}".`);
    return { type: 'word', ...timed(first), ...saying(core, first.confidence, first.more, common) };
  }
  const spoken = ((entity['spoken_form'] ?? []) as Json[]).filter(({ type }) => type === 'word');
  words.splice(0, Math.max(0, spoken.length - 1));
  const { content: _content, ...more } = entity;
  const { confidence } = display;
  return { type: 'entity', ...timed(display), ...saying(core, confidence, more, common) };
}

function toMarkItem(mark: Json, end: number, common: Json): Json {
  const { content, confidence = 1, attaches_to: attached = 'previous', ...rest } = mark;
  const { start_time = end, end_time = end, ...more } = rest;
  return {
    type: 'punctuation',
    start_time,
    end_time,
    ...(attached !== null && { attaches_to: attached }),
    ...saying(content, confidence, more, common),
  };
}

function saying(content: unknown, confidence: unknown, more: More | undefined, common: Json): Json {
  const { alternative, alternatives = [], ...rest } = (more ?? {}) as Json;
  const first = { content, confidence, ...common, ...(alternative as Json | undefined) };
  return { ...rest, alternatives: [first, ...(alternatives as Json[])] };
}

function timed({ offsetMs, durationMs }: Word): Json {
  return { start_time: seconds(offsetMs), end_time: seconds(offsetMs + durationMs) };
}

function seconds(ms: number): number {
  return Math.round(ms * 1e4) / 1e7;
}
