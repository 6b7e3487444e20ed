import { makeCosmosJobs } from '../../../shared/adapters/cosmos/jobs';
import { makeCosmosResults } from '../../../shared/adapters/cosmos/results';
import { describeJobs, describeResults } from '../../support/app/contract/documents-suite';
import { cosmosTargets } from '../../support/app/contract/targets';
import { MemoryJobs } from '../../support/app/memory-jobs';
import { MemoryResults } from '../../support/app/memory-results';

const memory = 'memory, as the other tests use it';
const close = async () => undefined;
describeJobs({ name: memory, open: async () => ({ jobs: new MemoryJobs(), close }) });
describeResults({ name: memory, open: async () => ({ results: new MemoryResults(), close }) });

for (const target of cosmosTargets()) {
  describeJobs({
    name: target.name,
    async open() {
      const opened = await target.open();
      return { jobs: makeCosmosJobs(opened.database.container('jobs')), close: opened.close };
    },
  });
  describeResults({
    name: target.name,
    async open() {
      const opened = await target.open();
      const results = makeCosmosResults(opened.database.container('results'));
      return { results, close: opened.close };
    },
  });
}
