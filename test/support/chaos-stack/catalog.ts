import type { ChaosFault } from './fault';
import { DOCUMENT_FAULTS } from './document-faults';
import { EVENT_FAULTS, MODEL_FAULTS, STORAGE_FAULTS } from './other-faults';
import { SPEECH_FAULTS } from './speech-faults';

/** Every fault that a run may be given. */
export const FAULTS: readonly ChaosFault[] = [
  ...SPEECH_FAULTS,
  ...DOCUMENT_FAULTS,
  ...STORAGE_FAULTS,
  ...MODEL_FAULTS,
  ...EVENT_FAULTS,
];

/**
 * Calls at which the host is killed, before or after they have their effect: inside the loops of
 * activities, between two pages, documents or claims.
 *
 * @param kill ends the host
 */
export function killsAtCalls(kill: () => Promise<void>): ChaosFault[] {
  return (['before', 'after'] as const).flatMap((cut): ChaosFault[] => {
    const action = { cut, meanwhile: kill };
    const speech = (['submit', 'get', 'files', 'result', 'delete'] as const).map(
      (operation): ChaosFault => ({
        service: 'speech',
        name: `kill ${cut} speech ${operation}`,
        fault: { operation, action },
      }),
    );
    return [
      ...speech,
      {
        service: 'cosmos',
        name: `kill ${cut} a claim`,
        fault: { operation: 'patch', container: 'recordings', body: '"claimed"', action },
      },
      {
        service: 'cosmos',
        name: `kill ${cut} a step on the ledger`,
        fault: { operation: 'patch', container: 'recordings', action },
      },
      {
        service: 'cosmos',
        name: `kill ${cut} a result`,
        fault: { operation: 'create', container: 'results', action },
      },
      {
        service: 'cosmos',
        name: `kill ${cut} a change of a job`,
        fault: { operation: 'patch', container: 'jobs', action },
      },
      {
        service: 'cosmos',
        name: `kill ${cut} a recording is taken in`,
        fault: { operation: 'create', container: 'recordings', action },
      },
      {
        service: 'storage',
        name: `kill ${cut} a transcript`,
        fault: { service: 'blob', method: 'PUT', path: '/transcripts/', action },
      },
      { service: 'openai', name: `kill ${cut} a summary`, fault: { action } },
    ];
  });
}
