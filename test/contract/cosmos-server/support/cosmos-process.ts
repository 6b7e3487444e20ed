import { startCosmos } from '../../../../local/cosmos';

/** Runs Cosmos DB in this process. */
async function main(): Promise<void> {
  const { dataDirectory } = JSON.parse(process.argv[2] ?? '{}') as { dataDirectory: string };
  const { endpoint, key } = await startCosmos({ dataDirectory });
  process.on('message', () => undefined);
  process.send?.({ endpoint, key });
}

void main();
