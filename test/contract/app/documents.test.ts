import { makeCosmosControl } from '../../../shared/adapters/cosmos/control';
import { makeCosmosJobs } from '../../../shared/adapters/cosmos/jobs';
import { makeCosmosResults } from '../../../shared/adapters/cosmos/results';
import { describeControl } from '../../support/app/contract/control-suite';
import { describeJobs, describeResults } from '../../support/app/contract/documents-suite';
import { cosmosTargets } from '../../support/app/contract/targets';
import { MemoryControl } from '../../support/app/memory-control';
import { MemoryJobs } from '../../support/app/memory-jobs';
import { MemoryResults } from '../../support/app/memory-results';

const memory = 'memory, as the other tests use it';
const close = async () => undefined;
describeJobs({ name: memory, open: async () => ({ jobs: new MemoryJobs(), close }) });
describeControl({ name: memory, open: async () => ({ control: new MemoryControl(), close }) });
describeResults({ name: memory, open: async () => ({ results: new MemoryResults(), close }) });

for (const target of cosmosTargets()) {
  describeJobs({
    name: target.name,
    async open() {
      const opened = await target.open();
      return { jobs: makeCosmosJobs(opened.database.container('jobs')), close: opened.close };
    },
  });
  describeControl({
    name: target.name,
    async open() {
      const opened = await target.open();
      const control = makeCosmosControl(opened.database.container('control'));
      return { control, close: opened.close };
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
