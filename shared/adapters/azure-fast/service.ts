import type { TokenCredential } from '@azure/identity';
import type { AudioSource, Submission } from '../../ports';
import { makeAuthorization } from '../azure-ai/authorization';
import {
  API_VERSION,
  makeSpeechHttp,
  SPEECH_SERVICE,
  type SpeechSettings,
} from '../azure-speech/http';
import { parse } from '../azure-speech/parse';
import { patientFetch } from '../http/patient-fetch';
import { withSpooled } from '../media/spooled-audio';
import type { ImmediateService } from '../transcribers/immediate-lane';
import { isJson, keptAnswer, readKeptAnswer } from '../transcribers/kept-answer';
import { onlyAudio } from '../transcribers/only-audio';
import { classify, noAnswer } from './classify';
import { toDefinition } from './to-definition';
import { toProviderTranscript } from './to-transcript';
import { fastResult } from './wire';

/** A function may run for thirty minutes (host.json); the rest is for reading the recording. */
const TIMEOUT_MS = 20 * 60_000;

export interface FastSettings {
  /** `link`: the service fetches the recording. `upload`: it is sent, for storage that is private. */
  readonly audio: 'link' | 'upload';
  readonly mostBytes: number;
}

/** One Speech resource, asked to transcribe a recording while one waits. */
export function makeFastService(
  resource: SpeechSettings,
  settings: FastSettings,
  credential: () => TokenCredential,
): ImmediateService {
  const authorization = makeAuthorization(SPEECH_SERVICE, resource, credential);
  const http = makeSpeechHttp(resource, credential);
  const url = `${resource.endpoint}/speechtotext/transcriptions:transcribe?api-version=${API_VERSION}`;

  async function send(form: FormData): Promise<string> {
    const headers = await authorization();
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    let response: Response;
    let text: string;
    try {
      response = await patientFetch(url, { method: 'POST', headers, body: form, signal });
      text = await response.text();
    } catch (error) {
      throw noAnswer(error);
    }
    if (!response.ok) throw classify(response, text);
    return text;
  }

  async function answerTo(audio: AudioSource, { profile }: Submission): Promise<string> {
    if (settings.audio === 'upload') {
      const definition = toDefinition(profile, audio.phrases);
      return withSpooled(audio, (file) => send(formOf(definition, { file, name: audio.name })));
    }
    // Signed, whatever RECORDINGS_ACCESS says: `audioUrl` is documented for public URLs alone.
    return send(formOf(toDefinition(profile, audio.phrases, await audio.signedLink())));
  }

  const service: ImmediateService = {
    async transcribe(job) {
      const audio = onlyAudio(job, settings.mostBytes);
      const json = await answerTo(audio, job);
      if (!isJson(json)) throw noAnswer(new Error('The answer is no JSON.'));
      const about = { source: audio.source, createdAt: new Date().toISOString() };
      const raw = keptAnswer(about, json);
      service.read(raw); // an answer in another shape is told now, while it is known whose it is
      return raw;
    },

    read(raw) {
      const kept = readKeptAnswer(raw, 'Fast transcription');
      return toProviderTranscript(
        kept,
        parse(fastResult, kept.answer, 'fast transcription result'),
      );
    },

    async ping() {
      await http.call('GET', 'transcriptions/locales');
    },
  };
  return service;
}

/** The definition comes first: the service reads what is to be done before the audio. */
function formOf(definition: object, audio?: { file: Blob; name: string }): FormData {
  const form = new FormData();
  form.append('definition', JSON.stringify(definition));
  if (audio) form.append('audio', audio.file, audio.name);
  return form;
}
