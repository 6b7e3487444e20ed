import { AppError } from '../../../../shared/domain/errors';
import type { BatchLane, Transcribers } from '../../../../shared/ports';
import { MINUTE } from '../../app/app-world';
import type { ChaosWorld, Defect } from '../chaos-world';
import { faultOf, type FaultKind } from '../fault';
import { broken, calm, having, killed, omitted, type Mutant } from './mutant';

const TWO_LANES = ['speech-one.example', 'speech-two.example'];

/** What is asked of the speech service, and what is made of its answers. */
export const TRANSCRIPTION: readonly Mutant[] = [
  {
    name: 'submits without looking for an earlier attempt',
    defect: lane(() => ({ find: async () => [] })),
    trials: [killed('after transcribers.submit')],
  },
  {
    name: 'gives up what a service that is busy refuses',
    defect: lane((sound) => ({ submit: (job) => sound.submit(job).catch(as('never')) })),
    trials: [calm({ also: refusing('throttled') })],
  },
  {
    name: 'gives up what waits for a key to be mended',
    defect: lane((sound) => ({ submit: (job) => sound.submit(job).catch(as('never')) })),
    trials: [calm({ also: refusing('blocked') })],
  },
  {
    name: 'takes a submission without an answer for one that was refused',
    defect: lane((sound) => ({ submit: (job) => sound.submit(job).catch(as('later')) })),
    trials: [calm({ also: losingAnAnswer })],
  },
  {
    name: 'fails over to another lane after a submission without an answer',
    defect: lane((sound) => ({ submit: (job) => sound.submit(job).catch(as('blocked')) })),
    trials: [calm({ also: losingAnAnswer, lanes: TWO_LANES })],
  },
  {
    name: 'believes that a job is over without asking',
    defect: lane(() => ({ check: async () => ({ state: 'succeeded' }) })),
    trials: [calm({ workMs: 8 * MINUTE })],
  },
  {
    name: 'collects without comparing the version',
    defect: broken(({ recordings }, actor) => {
      const first = new Map<string, ReturnType<typeof recordings.properties>>();
      return {
        recordings: having(recordings, {
          properties: (blob) => {
            if (actor() !== 'submitTranscription' && actor() !== 'collectTranscripts') {
              return recordings.properties(blob);
            }
            const known = first.get(blob.path) ?? recordings.properties(blob);
            first.set(blob.path, known);
            return known;
          },
        }),
      };
    }),
    trials: [calm({ also: (world) => world.at(MINUTE, () => world.put('one.wav')) })],
  },
  {
    name: 'collects the first page only',
    defect: () => ({
      activity: async ({ name }, run) =>
        name === 'collectTranscripts'
          ? { kind: 'done', value: { ...(await value(run)), next: null } }
          : run(),
    }),
    trials: [calm()],
  },
  {
    name: 'says that a transcript is there before it is written',
    defect: broken(({ transcripts }) => ({
      transcripts: having(transcripts, { create: async () => undefined }),
    })),
    trials: [calm()],
  },
  {
    name: 'settles a job without looking at its failures',
    defect: lane(() => ({ failures: async () => [] })),
    trials: [calm({ bad: ['bad.wav'] })],
  },
  {
    name: 'settles a job without giving its recordings an end',
    defect: omitted('settleJob'),
    trials: [calm({ bad: ['bad.wav'] })],
  },
  {
    name: 'never deletes the provider’s copy',
    defect: lane(() => ({ discard: async () => undefined })),
    trials: [calm()],
  },
  {
    name: 'deletes the provider’s copy after the first page',
    defect: lane((sound) => ({
      transcripts: async (id, page) => {
        const answer = await sound.transcripts(id, page);
        await sound.discard(id);
        return answer;
      },
    })),
    trials: [calm()],
  },
  {
    name: 'never closes a job',
    defect: omitted('closeJob'),
    trials: [calm()],
  },
];

/** A defect of what talks to one lane of the speech service. */
function lane(change: (sound: BatchLane) => Partial<BatchLane>): Defect {
  return broken(({ transcribers }) => ({
    transcribers: having<Transcribers>(transcribers, {
      on: (name) => {
        const sound = transcribers.on(name);
        return having(sound, change(sound));
      },
    }),
  }));
}

/** The same error with another verdict: a mistake in its classification. */
function as(verdict: AppError['verdict']): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, error.message, { verdict });
  };
}

/** For ten minutes no job can be submitted. */
function refusing(kind: FaultKind): (world: ChaosWorld) => void {
  return (world) => {
    const end = world.now + 10 * MINUTE;
    world.app.speech.before.submit = () => {
      if (world.now < end) throw faultOf('transcribers.submit', kind);
    };
  };
}

/** The first job is submitted, and its answer lost. */
function losingAnAnswer({ app: { speech } }: ChaosWorld): void {
  speech.after.submit = () => {
    delete speech.after.submit;
    throw faultOf('transcribers.submit', 'unsure');
  };
}

async function value(run: () => Promise<unknown>): Promise<object> {
  const outcome = await run();
  if (typeof outcome !== 'object' || outcome === null || !('value' in outcome)) return {};
  return outcome.value as object;
}
