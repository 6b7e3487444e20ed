import { SPOKEN } from '../speech-words';
import { broken, calm, having, type Mutant } from './mutant';

const ANY = { container: 'recordings', path: 'one.wav' };
const WORDS = SPOKEN.join('; ');

/** What must not come to the eyes of operators. */
export const SECRETS: readonly Mutant[] = [
  {
    name: 'lets a signed link travel through the history',
    defect: () => {
      let link = '';
      return {
        ports: ({ recordings, ...ports }) => ({
          ...ports,
          recordings: having(recordings, {
            readUrl: async (blob) => (link = await recordings.readUrl(blob)),
          }),
        }),
        activity: async ({ name }, run) => {
          const outcome = await run();
          return name === 'submitTranscription' ? { ...(outcome as object), link } : outcome;
        },
      };
    },
    trials: [calm()],
  },
  {
    name: 'quotes a signed link in the reason of a failure',
    defect: broken(({ transcribers, recordings }) => ({
      transcribers: having(transcribers, {
        on: (name) => {
          const lane = transcribers.on(name);
          return having(lane, {
            failures: async (id) => {
              const failures = await lane.failures(id);
              const message = `Could not read ${await recordings.readUrl(ANY)}.`;
              return failures.map((one) => ({ ...one, reason: { ...one.reason, message } }));
            },
          });
        },
      }),
    })),
    trials: [calm({ bad: ['bad.wav'] })],
  },
  {
    name: 'lets spoken words travel through the history',
    defect: () => ({
      activity: async ({ name }, run) => {
        const outcome = await run();
        if (name !== 'summarizeRecording') return outcome;
        return { ...(outcome as object), value: WORDS };
      },
    }),
    trials: [calm()],
  },
  {
    name: 'tells listeners what was said',
    defect: broken(({ announcer }) => ({
      ...(announcer && {
        announcer: {
          announce: (ended) => announcer.announce({ ...ended, reasonCode: WORDS }),
        },
      }),
    })),
    trials: [calm()],
  },
];
