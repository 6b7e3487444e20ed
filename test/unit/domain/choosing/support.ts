import type { Candidate, Need } from '../../../../shared/domain/choosing';
import type { Capabilities } from '../../../../shared/domain/provider';

export const MIB = 1024 ** 2;

/** What the vendors document, as far as choosing goes; the adapters state the same. */
const CAN = {
  batch: {
    mode: 'batch',
    recordingsPerJob: 1000,
    mostBytes: 1024 * MIB,
    mostSeconds: Number.POSITIVE_INFINITY,
    formats: ['wav', 'mp3', 'ogg', 'flac', 'm4a', 'amr', 'webm', 'wma'],
    mostChannels: 2,
    separations: ['channels', 'diarization', 'none'],
    separationsOfTwo: ['channels'],
    mostSecondsDiarized: 240 * 60,
    profanities: ['None', 'Masked', 'Removed', 'Tags'],
    phraseHints: 0,
    candidateLocales: 10,
  },
  fast: {
    mode: 'fast',
    recordingsPerJob: 1,
    mostBytes: 250 * MIB,
    mostSeconds: 120 * 60,
    formats: ['wav', 'mp3', 'ogg', 'flac', 'amr', 'webm', 'wma'],
    mostChannels: 2,
    separations: ['channels', 'diarization', 'none'],
    profanities: ['None', 'Masked', 'Removed', 'Tags'],
    phraseHints: 500,
    candidateLocales: 10,
  },
  speechmatics: {
    mode: 'batch',
    recordingsPerJob: 1,
    mostBytes: 4096 * MIB,
    mostSeconds: Number.POSITIVE_INFINITY,
    formats: ['wav', 'mp3', 'aac', 'ogg', 'mpeg', 'amr', 'm4a', 'mp4', 'flac'],
    separations: ['channels', 'diarization', 'none'],
    profanities: ['None', 'Tags'],
    phraseHints: 1000,
    candidateLocales: 10,
    languages: ['en', 'de', 'fr', 'ur'],
    languagesIdentified: ['en', 'de', 'fr'],
  },
  openai: {
    mode: 'fast',
    recordingsPerJob: 1,
    mostBytes: 25 * MIB,
    mostSeconds: Number.POSITIVE_INFINITY,
    formats: ['flac', 'mp3', 'mp4', 'm4a', 'ogg', 'wav', 'webm'],
    separations: ['none'],
    profanities: ['None'],
    phraseHints: 100,
    candidateLocales: 1,
  },
} as const satisfies Record<string, Capabilities>;

/** Candidates as `PROVIDERS=azure-speech,azure-fast,speechmatics,openai` gives them. */
export const AZURE: Candidate = {
  ...{ provider: 'azure-speech', mode: 'batch', can: CAN.batch, usdPerHour: 0.18 },
  lanes: ['west.example', 'east.example'],
};
export const FAST: Candidate = {
  ...{ provider: 'azure-fast', mode: 'fast', can: CAN.fast, usdPerHour: 0.36 },
  lanes: ['west.example/fast#1', 'west.example/fast#2'],
};
export const SPEECHMATICS: Candidate = {
  ...{ provider: 'speechmatics', mode: 'batch', can: CAN.speechmatics, usdPerHour: 0.3 },
  lanes: ['eu1.example#1', 'eu1.example#2'],
};
export const OPENAI: Candidate = {
  ...{ provider: 'openai', mode: 'fast', can: CAN.openai, usdPerHour: 0.1 },
  lanes: ['api.example#1'],
};
export const ALL = [AZURE, FAST, SPEECHMATICS, OPENAI];

/** A call of ten minutes with two channels, of which nothing is asked. */
export const CALL: Need = {
  input: 'file',
  locale: 'en-GB',
  candidateLocales: [],
  sizeBytes: 10 * MIB,
  seconds: 600,
  channels: 2,
  format: 'wav',
};

export const codesOf = (because: readonly { code: string }[]) => because.map(({ code }) => code);
