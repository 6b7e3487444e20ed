import type { TokenCredential } from '@azure/identity';
import OpenAI from 'openai';
import type { AudioSource, Submission } from '../../ports';
import { ResponseShapeError } from '../../domain/errors';
import { identityToken } from '../identity/identity-token';
import { patientFetch } from '../http/patient-fetch';
import { lengthOf } from '../media/length-of';
import { withSpooled } from '../media/spooled-audio';
import type { ImmediateService } from '../transcribers/immediate-lane';
import { isJson, keptAnswer, readKeptAnswer } from '../transcribers/kept-answer';
import { onlyAudio } from '../transcribers/only-audio';
import { classify, isFormRefused, noAnswer } from './classify';
import { fileNameOf } from './file-name';
import { MOST_BYTES, traitsOf } from './models';
import { toProviderTranscript } from './to-transcript';
import { toRequest, type Wanted } from './to-request';
import { transcription } from './wire';

/** Scope of the Azure OpenAI v1 API (api-version-lifecycle page). */
const SCOPE = 'https://ai.azure.com/.default';
const SERVICE = 'Transcription service';
const NAMES = { service: SERVICE, keySetting: 'TRANSCRIPTION_API_KEY' };

/**
 * A function may run for thirty minutes (host.json); the rest is for reading the recording. A server
 * without a graphics card may take as long as the recording lasts.
 */
const TIMEOUT_MS = 20 * 60_000;
const PING_TIMEOUT_MS = 60_000;

export interface TranscriptionSettings {
  readonly baseUrl: string;
  readonly key?: string;
  readonly model: string;
}

type Asked = Pick<Wanted, 'form' | 'locale'>;

/** One endpoint that speaks OpenAI's `audio/transcriptions`: OpenAI's, Azure's or one's own. */
export function makeTranscriptionService(
  settings: TranscriptionSettings,
  credential: () => TokenCredential,
): ImmediateService {
  const { model } = settings;
  const { form: usual, hints } = traitsOf(model);
  const client = new OpenAI({
    baseURL: settings.baseUrl,
    apiKey: settings.key ?? (() => identityToken(NAMES, SCOPE, credential)),
    maxRetries: 0, // one retry layer, in the orchestrators
    timeout: TIMEOUT_MS,
    fetch: patientFetch,
  });
  // Deployments have any name, and servers any model: what it refuses once is not asked for again.
  let form = usual;

  async function ask(file: File, audio: AudioSource, asked: Asked): Promise<string> {
    const wanted = toRequest({ ...asked, model, hints, phrases: audio.phrases ?? [] });
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await client.audio.transcriptions
      .create({ ...wanted, file }, { signal })
      .asResponse();
    return response.text();
  }

  async function answerTo(file: File, audio: AudioSource, job: Submission): Promise<string> {
    const { locale } = job.profile;
    // As it is now: others that run at the same time may find out meanwhile.
    const first = form;
    try {
      return await ask(file, audio, { form: first, locale });
    } catch (error) {
      if (first === 'json' || !isFormRefused(error)) throw classify(error);
      form = 'json';
    }
    try {
      return await ask(file, audio, { form: 'json', locale });
    } catch (error) {
      throw classify(error);
    }
  }

  const service: ImmediateService = {
    async transcribe(job) {
      const audio = onlyAudio(job, MOST_BYTES);
      return withSpooled(audio, async (blob) => {
        const file = new File([blob], await fileNameOf(audio.name, blob));
        const json = await answerTo(file, audio, job);
        if (!isJson(json)) throw noAnswer(new Error('The answer is no JSON.'));
        const durationMs = await lengthOf(blob);
        const about = { source: audio.source, createdAt: new Date().toISOString() };
        const raw = keptAnswer({ ...about, ...(durationMs !== undefined && { durationMs }) }, json);
        service.read(raw); // an answer in another shape is told now, while it is known whose it is
        return raw;
      });
    },

    read(raw) {
      const kept = readKeptAnswer(raw, SERVICE);
      const parsed = transcription.safeParse(kept.answer);
      if (parsed.success) return toProviderTranscript(kept, parsed.data);
      const where = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
      throw new ResponseShapeError(SERVICE, `transcription: ${where}`);
    },

    async ping() {
      try {
        await client.models.list({ timeout: PING_TIMEOUT_MS });
      } catch (error) {
        // Some servers of one's own have this one route alone, and have answered all the same.
        if (!(error instanceof OpenAI.NotFoundError)) throw classify(error);
      }
    },
  };
  return service;
}
