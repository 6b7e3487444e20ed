import type { Allowance, Budgets } from '../activities/allowance';
import type { Operator } from '../activities/operator';
import type { TakeInAgain } from '../activities/take-in-again';
import type { TakeIn } from '../activities/take-in-recording';
import type { Retention } from '../domain/deletion';
import type { Ports, Telemetry } from '../ports';
import { makeControlView, makeViewControl } from './control-view';
import { makeDeadLetters } from './dead-letters';
import { makeGetCall } from './get-call';
import { makeGetRecording } from './get-recording';
import { makeGetTranscript } from './get-transcript';
import { makeHealth } from './health';
import { makeListRecordings } from './list-recordings';
import { makePoisonedRecording } from './poisoned-recording';
import { makePurgeHistory } from './purge-history';
import { makeRequestDeletion } from './request-deletion';
import { makeRetryRecording } from './retry-recording';
import { makeSetControl } from './set-control';
import { makeListSummaries, makeSummarizeAgain } from './summarize-again';

/** What operating the app is made of, beside its ports. */
export interface OperatingParts {
  readonly takeIn: TakeIn;
  readonly takeInAgain: TakeInAgain;
  readonly allowance: Allowance;
  readonly operator: Operator;
  readonly telemetry: Telemetry | undefined;
}

/** All that an operator, and the operator's timer, can ask of the app. */
export function makeOperating(
  ports: Ports,
  { takeIn, takeInAgain, allowance, operator, telemetry }: OperatingParts,
  { budgets, retention }: { readonly budgets: Budgets; readonly retention: Retention },
) {
  const controlView = makeControlView(ports, operator, allowance, budgets);
  return {
    listRecordings: makeListRecordings(ports),
    getCall: makeGetCall(ports),
    getRecording: makeGetRecording(ports, retention),
    getTranscript: makeGetTranscript(ports, retention),
    retryRecording: makeRetryRecording(ports, takeInAgain, allowance),
    summarizeAgain: makeSummarizeAgain(ports),
    listSummaries: makeListSummaries(ports),
    requestDeletion: makeRequestDeletion(ports, retention),
    viewControl: makeViewControl(controlView),
    setControl: makeSetControl(ports, operator, allowance, controlView),
    deadLetters: makeDeadLetters(ports, takeIn),
    takeInPoisoned: makePoisonedRecording(ports, takeIn, telemetry),
    health: makeHealth(ports, operator, allowance),
    purgeHistory: makePurgeHistory(ports.clock, retention),
  };
}
