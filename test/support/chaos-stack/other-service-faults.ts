import type { Fault as OpenAiFault } from '../../../local/openai/faults/fault';
import type { Fault as SpeechFault } from '../../../local/speech';
import type { Fault as SpeechmaticsFault } from '../../../local/speechmatics';
import type { ChaosFault, Cost } from './fault';
import { ANSWERS } from './speech-faults';

/** Services that take one recording a job. */
export const OTHER_SERVICES = ['speechmatics', 'azure-fast', 'openai'] as const;
export type OtherService = (typeof OTHER_SERVICES)[number];

const speechmatics = (name: string, fault: SpeechmaticsFault, cost: Cost = {}): ChaosFault => ({
  service: 'speechmatics',
  name: `speechmatics ${name}`,
  fault,
  ...cost,
});

const fast = (name: string, fault: SpeechFault, cost: Cost = {}): ChaosFault => ({
  service: 'speech',
  name: `fast ${name}`,
  fault,
  ...cost,
});

const SPEECHMATICS = ['create', 'get', 'transcript', 'delete', 'list'] as const;

const openai = (name: string, fault: OpenAiFault): ChaosFault => ({
  service: 'openai',
  name: `openai ${name}`,
  fault: { ...fault, route: 'transcription' },
});

/** What each of them may do, apart from what it is asked for. */
export const OTHER_FAULTS: Readonly<Record<OtherService, readonly ChaosFault[]>> = {
  speechmatics: [
    ...SPEECHMATICS.flatMap((operation) =>
      Object.entries(ANSWERS).map(([name, action]) =>
        speechmatics(`${operation} ${name}`, { operation, action }),
      ),
    ),
    speechmatics('job not found', { operation: 'get', action: { status: 404 } }),
    speechmatics('unknown job status', { job: 'status', status: 'paused' }, { fails: true }),
    speechmatics('job rejected', { job: 'reject', message: 'Oops.' }, { fails: true }),
  ],
  'azure-fast': Object.entries(ANSWERS).map(([name, action]) =>
    fast(`transcribe ${name}`, { operation: 'transcribe', action }),
  ),
  openai: [
    ...[429, 500, 503, 401].map((status) => openai(`transcribe ${status}`, { action: { status } })),
    openai('transcribe cut before', { action: { cut: 'before' } }),
    openai('transcribe cut after', { action: { cut: 'after' } }),
    openai('transcribe malformed', { action: { malformed: true } }),
    openai('transcribe truncated', { action: { truncate: true } }),
  ],
};

/** Calls of them at which the host is killed, before or after they have their effect. */
export function killsAtCallsOf(service: OtherService, kill: () => Promise<void>): ChaosFault[] {
  return (['before', 'after'] as const).flatMap((cut): ChaosFault[] => {
    const action = { cut, meanwhile: kill };
    if (service !== 'speechmatics') {
      const isFast = service === 'azure-fast';
      return [
        isFast
          ? fast(`kill ${cut} transcribe`, { operation: 'transcribe', action })
          : openai(`kill ${cut} transcribe`, { action }),
        {
          service: 'storage',
          name: `kill ${cut} an answer is kept`,
          fault: { service: 'blob', method: 'PUT', path: '/transcripts/answers/', action },
        },
      ];
    }
    return (['create', 'transcript'] as const).map((operation) =>
      speechmatics(`kill ${cut} ${operation}`, { operation, action }),
    );
  });
}
