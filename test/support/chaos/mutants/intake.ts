import { MINUTE } from '../../app/app-world';
import { broken, calm, having, killed, type Mutant } from './mutant';

/** What lands, and who hears of it. */
export const INTAKE: readonly Mutant[] = [
  {
    name: 'makes a new document for each event',
    defect: broken(({ ledger }, actor) => {
      let events = 0;
      return {
        ledger: having(ledger, {
          read: async (id) => (actor() === 'landing' ? undefined : ledger.read(id)),
          create: (record) => {
            events += 1;
            return ledger.create({ ...record, id: `${record.id}-${events}` });
          },
        }),
      };
    }),
    trials: [calm({ events: 2, most: 15 * MINUTE })],
  },
  {
    name: 'has no sweep',
    defect: () => ({ withoutSweep: true }),
    trials: [killed('before ledger.create')],
  },
  {
    name: 'takes a new version for one that it knows',
    defect: broken(({ ledger }) => ({ ledger: having(ledger, { replace: async () => true }) })),
    trials: [calm({ also: (world) => world.at(60_000, () => world.overwrite('one.wav')) })],
  },
  {
    name: 'tells nobody how a recording ended',
    defect: broken(() => ({ announcer: { announce: async () => undefined } })),
    trials: [calm()],
  },
  {
    name: 'never tells later what it could not tell at once',
    defect: broken(({ ledger }) => ({ ledger: having(ledger, { untold: async () => [] }) })),
    trials: [killed('before announcer.announce in landing', { texts: ['notes.txt'] })],
  },
];
