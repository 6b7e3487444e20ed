import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { startOpenAiServer, type OpenAiServer } from '../../../local/openai';
import type { WhisperEngine } from '../../../local/recognizer/whisper-engine';
import { startSpeechServer, type SpeechServer } from '../../../local/speech';
import { makeAzureFast } from '../../../shared/adapters/azure-fast';
import { makeOpenAiTranscription } from '../../../shared/adapters/openai-transcription';
import type { Profile } from '../../../shared/domain/profile';
import type { ProviderTranscript } from '../../../shared/domain/provider';
import { noIdentity } from '../../support/app/contract/targets';
import { jobOf, soundOf } from '../../support/immediate/sounds';
import { wordErrorRate } from '../../support/word-error-rate';
import { START_TIMEOUT_MS, startEngine } from './engine';

const SAMPLES = join(__dirname, '../../../samples');

let engine: WhisperEngine;
let speech: SpeechServer;
let openai: OpenAiServer;
let dataDirectory: string;
beforeAll(async () => {
  engine = await startEngine();
  dataDirectory = await mkdtemp(join(tmpdir(), 'callscribe-at-once-'));
  speech = await startSpeechServer({ port: 0, dataDirectory, engine });
  openai = await startOpenAiServer({ port: 0, engine });
}, START_TIMEOUT_MS);
afterAll(async () => {
  await openai.close();
  await speech.close();
  await engine.close();
  await rm(dataDirectory, { recursive: true, force: true });
});

const LIMITS = { audio: 'upload', atOnce: 1, mostBytes: 1e9, mostSeconds: 7200 } as const;

async function fast(file: string, profile: Partial<Profile>): Promise<ProviderTranscript> {
  const resources = [{ endpoint: speech.url, key: 'any-key' }];
  return transcribed(makeAzureFast(resources, LIMITS, noIdentity), file, profile);
}

async function byModel(model: string, file: string, profile: Partial<Profile> = {}) {
  const settings = { baseUrl: openai.url, key: 'any-key', model, atOnce: 1 };
  return transcribed(makeOpenAiTranscription(settings, noIdentity), file, profile);
}

async function transcribed(
  { services }: ReturnType<typeof makeAzureFast>,
  file: string,
  profile: Partial<Profile>,
): Promise<ProviderTranscript> {
  const [service] = services.values();
  if (!service) throw new Error('There is no service.');
  const sound = soundOf(readFileSync(join(SAMPLES, file)), { name: basename(file) });
  return service.read(await service.transcribe(jobOf(sound, { locale: 'en-US', ...profile })));
}

function errorsIn({ phrases }: ProviderTranscript, sample: string): number {
  const { text } = reference.parse(
    JSON.parse(readFileSync(join(SAMPLES, `${sample}.reference.json`), 'utf8')),
  );
  const heard = phrases.toSorted((one, other) => one.offsetMs - other.offsetMs);
  return wordErrorRate(text, heard.map((phrase) => phrase.text).join(' '));
}

const reference = z.object({ text: z.string() });

const MOST_ERRORS = 0.1;

describe('services that answer at once, with a real recognizer behind them', () => {
  it(
    'hear several recordings that are sent at the same time',
    async () => {
      const [stereo, mono, mixed, diarized] = await Promise.all([
        fast('double-charge.wav', { separation: 'channels' }),
        fast('lost-bank-card.wav', { separation: 'diarization', maxSpeakers: 2 }),
        byModel('whisper-1', 'double-charge.wav'),
        byModel('gpt-4o-transcribe-diarize', 'lost-bank-card.wav', { separation: 'diarization' }),
      ]);
      expect(stereo.channels).toBe(2);
      expect(new Set(stereo.phrases.map(({ channel }) => channel)).size).toBe(2);
      expect(mixed.channels).toBe(1);
      for (const { phrases } of [mono, diarized]) {
        expect(new Set(phrases.map(({ speaker }) => speaker)).size).toBe(2);
      }
      expect(mixed.phrases[0]?.words?.length).toBeGreaterThan(2);
      expect(errorsIn(stereo, 'double-charge')).toBeLessThanOrEqual(MOST_ERRORS);
      expect(errorsIn(mixed, 'double-charge')).toBeLessThanOrEqual(MOST_ERRORS);
      expect(errorsIn(mono, 'lost-bank-card')).toBeLessThanOrEqual(MOST_ERRORS);
      expect(errorsIn(diarized, 'lost-bank-card')).toBeLessThanOrEqual(MOST_ERRORS);
    },
    START_TIMEOUT_MS,
  );
});
