import { faultOf } from '../fault';
import {
  broken,
  calm,
  having,
  killed,
  omitted,
  overwritten,
  takenOver,
  type Mutant,
} from './mutant';

/** From a transcript to what people read. */
export const SUMMARIES: readonly Mutant[] = [
  {
    name: 'asks the model again for what has its result',
    defect: broken(({ results }, actor) => ({
      results: having(results, {
        read: async (id, document) =>
          actor() === 'summarizeRecording' ? undefined : results.read(id, document),
      }),
    })),
    trials: [killed('ended summarizeRecording')],
  },
  {
    name: 'writes over a result that is there',
    defect: broken(({ results }) => ({
      results: having(results, {
        create: async (document) => {
          await results.delete(document.recordingId, document.id);
          await results.create(document);
        },
      }),
    })),
    trials: [takenOver('after summarizer.summarize')],
  },
  {
    name: 'writes results under ids of its own',
    defect: broken(({ results }) => {
      let written = 0;
      const ids = new Map<string, string>();
      return {
        results: having(results, {
          create: (document) => {
            written += 1;
            const id = `${document.id}-${written}`;
            ids.set(document.id, id);
            return results.create({ ...document, id });
          },
          read: (recordingId, id) => results.read(recordingId, ids.get(id) ?? id),
        }),
      };
    }),
    trials: [calm()],
  },
  {
    name: 'completes a recording without saying so on the ledger',
    defect: omitted('completeRecordings'),
    trials: [calm()],
  },
  {
    name: 'completes a recording without its summary',
    defect: broken(({ ledger }) => ({
      ledger: having(ledger, {
        advance: (owner, { title: _title, summary: _summary, ...change }) =>
          ledger.advance(owner, change),
      }),
    })),
    trials: [calm()],
  },
  {
    name: 'leaves the results of old versions behind',
    defect: broken(({ results }) => ({
      results: having(results, { delete: async () => undefined }),
    })),
    trials: [
      overwritten('before results.create'),
      calm({ also: (world) => world.at(10 * 60_000, () => world.overwrite('one.wav')) }),
    ],
  },
  {
    name: 'leaves the transcripts of old versions behind',
    defect: broken(({ transcripts }) => ({
      transcripts: having(transcripts, { delete: async () => undefined }),
    })),
    trials: [calm({ also: (world) => world.at(10 * 60_000, () => world.overwrite('one.wav')) })],
  },
  {
    name: 'gives a recording up when the model is busy',
    defect: () => ({
      activity: async ({ name }, run) => {
        const outcome = await run();
        if (name !== 'summarizeRecording' || !isPostponed(outcome)) return outcome;
        return { ...outcome, kind: 'refused' };
      },
    }),
    trials: [
      calm({
        also: ({ app: { model } }) => {
          let busy = 3;
          model.before = () => {
            if (busy-- > 0) throw faultOf('summarizer.summarize', 'throttled');
          };
        },
      }),
    ],
  },
];

function isPostponed(outcome: unknown): outcome is { kind: 'later' } {
  return (
    typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === 'later'
  );
}
