import { makeCosmosLivePhrases } from '../../../shared/adapters/cosmos/live-phrases';
import { describeLivePhrases } from '../../support/app/contract/live-phrases-suite';
import { cosmosTargets } from '../../support/app/contract/targets';
import { aPhrase } from '../../support/app/live-client';
import { MemoryLivePhrases } from '../../support/app/memory-live-phrases';

describeLivePhrases({
  name: 'memory, as the other tests use it',
  open: async () => ({ phrases: new MemoryLivePhrases(), close: async () => undefined }),
});

for (const target of cosmosTargets()) {
  describeLivePhrases({
    name: target.name,
    async open() {
      const { database, close } = await target.open();
      return { phrases: makeCosmosLivePhrases(database.container('live')), close };
    },
  });

  describe(`a phrase document in ${target.name}`, () => {
    it('goes by itself after ten days, and is found by its number', async () => {
      const { database, close } = await target.open();
      const container = database.container('live');
      const id = 'live-0123456789abcdefghjkmnpqrs';
      await makeCosmosLivePhrases(container).create(id, aPhrase(42), new Date(0));
      const { resource } = await container.item('00000042', id).read<Record<string, unknown>>();
      expect(resource).toMatchObject({ ttl: 864_000, recordingId: id, sequence: 42 });
      await close();
    });
  });
}
