import type { OrchestrationHandler } from 'durable-functions';
import { awaitContent } from './await-content';
import { backfill } from './backfill';
import {
  AWAIT_CONTENT,
  BACKFILL,
  DELETE_RECORDING,
  DISPATCH,
  KEEP_TRYING,
  LIVE_SESSION,
  SUMMARIZE_AGAIN,
  SUMMARIZE_RECORDINGS,
  TRANSCRIBE_BATCH,
} from './contract';
import { deleteRecording } from './delete-recording';
import { dispatch } from './dispatch';
import { keepTrying } from './keep-trying';
import { liveSession } from './live-session';
import { summarizeAgain } from './summarize-again';
import { summarizeRecordings } from './summarize-recordings';
import { transcribeBatch } from './transcribe-batch';

/** Every orchestrator of the contract, by its name. */
export const ORCHESTRATORS: Readonly<Record<string, OrchestrationHandler>> = {
  [DISPATCH]: dispatch,
  [TRANSCRIBE_BATCH]: transcribeBatch,
  [SUMMARIZE_RECORDINGS]: summarizeRecordings,
  [AWAIT_CONTENT]: awaitContent,
  [KEEP_TRYING]: keepTrying,
  [DELETE_RECORDING]: deleteRecording,
  [BACKFILL]: backfill,
  [SUMMARIZE_AGAIN]: summarizeAgain,
  [LIVE_SESSION]: liveSession,
};
