import { LOCALES } from '../protocol/locales';
import type { Handler } from './handler';

/** `GET /transcriptions/locales`; there is no fast transcription here. */
export const listLocales: Handler = async () => ({ Submit: LOCALES, Transcribe: [] });
