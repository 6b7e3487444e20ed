import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordErrorRate } from '../support/word-error-rate';
import { callscribe, PROJECT, type Ended } from '../support/e2e/command';

interface Reported {
  name: string;
  status: string;
  channels: number;
  durationSeconds: number;
  transcript: {
    text: string;
    phrases: { id: string; offsetMs: number; channel: number; speaker?: number }[];
  };
  summary: Record<string, unknown> & { title: string };
}

interface Reference {
  file: string;
  text: string;
  channels: unknown[];
  durationSeconds: number;
}

/** Frozen: none was wrong when this was written; a change that makes words worse is seen here. */
const WORST_WORD_ERROR_RATE = 0.02;

/** Words that a summary of the call must have somewhere in title and sentences. */
const ABOUT: Readonly<Record<string, RegExp>> = {
  'double-charge.wav': /charge|invoice|refund/i,
  'internet-outage.ogg': /internet|connection|router|technician/i,
  'lost-bank-card.wav': /card/i,
  'wrong-address.mp3': /parcel|package|address|deliver/i,
};

describe('npm start -- --once with the samples', () => {
  const samples = join(PROJECT, 'samples');
  const references = readdirSync(samples)
    .filter((name) => name.endsWith('.reference.json'))
    .map((name) => JSON.parse(readFileSync(join(samples, name), 'utf8')) as Reference);
  let ended: Ended;
  let recordings: Reported[];

  beforeAll(async () => {
    ended = await callscribe(['start', '--once', '--json']);
    recordings = (JSON.parse(ended.stdout) as { recordings: Reported[] }).recordings;
  }, 300_000);

  const reportedOf = (file: string) => {
    const found = recordings.find((recording) => recording.name === file);
    if (!found) throw new Error(`${file} is not in the report.`);
    return found;
  };

  it('completes each of them and ends with 0', () => {
    expect(recordings.map(({ name, status }) => `${name} ${status}`).sort()).toEqual(
      references.map(({ file }) => `${file} completed`).sort(),
    );
    expect(ended.code).toBe(0);
  });

  it.each(references.map((reference) => [reference.file, reference] as const))(
    'recognizes the words of %s',
    (file, reference) => {
      const { transcript, durationSeconds } = reportedOf(file);

      expect(wordErrorRate(reference.text, transcript.text)).toBeLessThanOrEqual(
        WORST_WORD_ERROR_RATE,
      );
      expect(Math.abs(durationSeconds - reference.durationSeconds)).toBeLessThan(0.5);
    },
  );

  it.each(references.map((reference) => [reference.file, reference] as const))(
    'keeps the two parties of %s apart',
    (file, reference) => {
      const { transcript, channels } = reportedOf(file);
      const parties = transcript.phrases.map(
        (phrase) => phrase.speaker ?? `channel ${phrase.channel}`,
      );

      expect(channels).toBe(reference.channels.length);
      expect(new Set(parties).size).toBe(2);
    },
  );

  it.each(references.map((reference) => [reference.file] as const))(
    'summarizes what %s is about, with evidence that exists',
    (file) => {
      const { transcript, summary } = reportedOf(file);
      const ids = new Set(transcript.phrases.map((phrase) => phrase.id));
      const cited = evidenceIn(summary);

      expect(JSON.stringify(summary)).toMatch(ABOUT[file] ?? /nothing is expected of this file/);
      expect(cited.length).toBeGreaterThan(2);
      expect(cited.filter((id) => !ids.has(id))).toEqual([]);
    },
  );
});

function evidenceIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) =>
    key === 'evidence' ? (field as string[]) : evidenceIn(field),
  );
}
