import { stagesOf } from '../../../shared/domain/stages';
import type { Telemetry } from '../../../shared/ports';
import { aJob, aRecord, NOW } from '../app/builders';

/** Ten seconds after {@link NOW}: what {@link tellEverything} takes for the present. */
export const LATER = new Date(Date.parse(NOW) + 10_000);

const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();

const ENDED = aRecord({
  status: 'completed',
  reason: { code: 'no_speech', message: 'No speech was recognized in the recording.' },
  durationSeconds: 1800,
  times: {
    landedAt: NOW,
    claimedAt: at(1),
    submittedAt: at(3),
    transcribedAt: at(6),
    completedAt: at(10),
  },
});

/** What the next metrics are expected to be: points by attributes. */
export const EXPECTED: Readonly<Record<string, readonly { attributes: object; value: number }[]>> =
  {
    recordings: [
      { attributes: { status: 'queued' }, value: 4 },
      { attributes: { status: 'parked' }, value: 0 },
    ],
    oldestUnfinished: [{ attributes: {}, value: 77 }],
    deadLetters: [{ attributes: {}, value: 2 }],
    ended: [{ attributes: { status: 'completed', reason: 'no_speech' }, value: 1 }],
    stateDuration: stagesOf(ENDED).map(({ status, from, to }) => ({
      attributes: { status },
      value: (Date.parse(to) - Date.parse(from)) / 1000,
    })),
    audio: [{ attributes: {}, value: 1800 }],
    jobRecordings: [{ attributes: {}, value: 2 }],
    jobDuration: [{ attributes: {}, value: 7 }],
    providerRequest: [
      {
        attributes: { provider: 'azure-speech', operation: 'submit', outcome: 'speech_429' },
        value: 2,
      },
    ],
    modelCall: [{ attributes: { 'gen_ai.request.model': 'gpt', outcome: 'ok' }, value: 4 }],
    tokens: [
      { attributes: { 'gen_ai.request.model': 'gpt', 'gen_ai.token.type': 'input' }, value: 3000 },
      { attributes: { 'gen_ai.request.model': 'gpt', 'gen_ai.token.type': 'output' }, value: 500 },
    ],
    cost: [
      { attributes: { service: 'speech' }, value: 0.09 },
      { attributes: { service: 'model' }, value: 0.002 },
    ],
    withoutEvent: [{ attributes: {}, value: 3 }],
    poisoned: [{ attributes: {}, value: 1 }],
  };

export const PRICES = { speechHour: 0.18, modelInputMillion: 0.4, modelOutputMillion: 1.6 };

/** Everything that there is to tell, once. */
export function tellEverything(telemetry: Telemetry): void {
  telemetry.landed(ENDED);
  telemetry.ended(ENDED);
  const job = aJob('job-1', [ENDED, aRecord({ path: 'other.wav' })], { submittedAt: at(3) });
  telemetry.jobSubmitted(job);
  telemetry.jobReleased(job);
  telemetry.providerRequest({
    provider: 'azure-speech',
    operation: 'submit',
    server: 'speech.example',
    method: 'POST',
    startedAt: new Date(at(8)),
    outcome: 'speech_429',
    status: 429,
  });
  telemetry.modelCall({
    model: 'gpt',
    server: 'model.example',
    method: 'POST',
    startedAt: new Date(at(6)),
    outcome: 'ok',
    status: 200,
    tokens: { input: 3000, output: 500 },
  });
  telemetry.standing({
    counts: { queued: 4, parked: 0 },
    oldestUnfinishedSeconds: 77,
    deadLetters: 2,
  });
  telemetry.takenInWithoutEvent(3);
  telemetry.poisoned();
}
