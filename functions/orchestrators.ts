import * as df from 'durable-functions';
import { awaitContent } from '../shared/workflow/await-content';
import { backfill } from '../shared/workflow/backfill';
import {
  AWAIT_CONTENT,
  BACKFILL,
  DELETE_RECORDING,
  DISPATCH,
  KEEP_TRYING,
  SUMMARIZE_AGAIN,
  SUMMARIZE_RECORDINGS,
  TRANSCRIBE_BATCH,
} from '../shared/workflow/contract';
import { deleteRecording } from '../shared/workflow/delete-recording';
import { dispatch } from '../shared/workflow/dispatch';
import { keepTrying } from '../shared/workflow/keep-trying';
import { summarizeAgain } from '../shared/workflow/summarize-again';
import { summarizeRecordings } from '../shared/workflow/summarize-recordings';
import { transcribeBatch } from '../shared/workflow/transcribe-batch';

df.app.orchestration(DISPATCH, dispatch);
df.app.orchestration(TRANSCRIBE_BATCH, transcribeBatch);
df.app.orchestration(SUMMARIZE_RECORDINGS, summarizeRecordings);
df.app.orchestration(AWAIT_CONTENT, awaitContent);
df.app.orchestration(KEEP_TRYING, keepTrying);
df.app.orchestration(DELETE_RECORDING, deleteRecording);
df.app.orchestration(BACKFILL, backfill);
df.app.orchestration(SUMMARIZE_AGAIN, summarizeAgain);
