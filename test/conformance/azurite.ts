import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from './until';

const ACCOUNT = 'conformance';
const KEY = Buffer.from('a key for tests only').toString('base64');

export interface Azurite {
  readonly connectionString: string;
  close(): Promise<void>;
}

/** Azurite in memory, on free ports. */
export async function startAzurite(): Promise<Azurite> {
  const [blobPort, queuePort] = await Promise.all([freePort(), freePort()]);
  const child = spawn(
    process.execPath,
    [
      join(__dirname, '../../node_modules/azurite/dist/src/azurite.js'),
      ...['--inMemoryPersistence', '--skipApiVersionCheck', '--silent', '--disableTelemetry'],
      ...['--blobPort', String(blobPort), '--queuePort', String(queuePort), '--tablePort', '0'],
    ],
    { env: { ...process.env, AZURITE_ACCOUNTS: `${ACCOUNT}:${KEY}` }, stdio: 'ignore' },
  );
  await until(async () => (await answers(blobPort)) && (await answers(queuePort)));
  return {
    connectionString: [
      'DefaultEndpointsProtocol=http',
      `AccountName=${ACCOUNT}`,
      `AccountKey=${KEY}`,
      `BlobEndpoint=http://127.0.0.1:${blobPort}/${ACCOUNT}`,
      `QueueEndpoint=http://127.0.0.1:${queuePort}/${ACCOUNT}`,
    ].join(';'),
    close: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
