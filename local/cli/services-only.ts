import { once as event } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { RecognizingLiveEngine } from '../live/recognizing-live-engine';
import { createWhisperEngine } from '../recognizer/whisper-engine';
import { connect } from '../stack';
import { provision } from '../stack/provision';
import { startServices } from '../stack/services';
import type { Command } from './arguments';
import { watchLedger } from './ledger-watch';
import { fetchModels, preflight } from './preparations';
import { Progress } from './progress';
import { jobProgress } from './job-progress';
import { USUAL_PORTS } from './usual-ports';

const LOOK_MS = 1000;

const HOW = `The services are ready; the app is yours to run, with Azure Functions Core Tools 4:

  cp local.settings.sample.json local.settings.json
  npm run build
  func start

Recordings that are dropped (npm run drop -- FILE…) wait until it is there. End: Ctrl-C.`;

/** Everything but the Functions host, for whoever wants to run the app with `func start`. */
export async function servicesOnly(
  command: Extract<Command, { name: 'services' }>,
  note: (storageConnectionString: string) => void,
): Promise<void> {
  const progress = new Progress(process.stdout, () => jobProgress(speechUrl));
  let speechUrl = '';
  preflight(command.dataDirectory);
  await fetchModels((line) => {
    progress.line(line);
  });
  const engine = await createWhisperEngine();
  const liveEngine = new RecognizingLiveEngine();
  const services = await startServices({
    dataDirectory: command.dataDirectory,
    engine,
    liveEngine,
    ports: USUAL_PORTS,
  });
  speechUrl = services.speech.url;
  await provision(services.addresses);
  note(services.addresses.storageConnectionString);
  progress.line(HOW);
  const { cosmosEndpoint, cosmosKey } = services.addresses;
  const watch = watchLedger({ endpoint: cosmosEndpoint, key: cosmosKey }, (row) => {
    progress.step(row);
  });
  const stopping = new AbortController();
  const connected = appIsThere(stopping.signal).then(
    () => connect(services, APP, true),
    () => undefined,
  );
  await Promise.race([event(process, 'SIGINT'), event(process, 'SIGTERM')]);
  stopping.abort();
  await connected;
  progress.stop();
  await watch.stop();
  await services.close();
  await liveEngine.close();
  await engine.close();
}

/** Where Core Tools serve the app unless told otherwise. */
const APP = `http://127.0.0.1:${USUAL_PORTS.api}`;

async function appIsThere(signal: AbortSignal): Promise<void> {
  for (;;) {
    const answer = await fetch(`${APP}/api/health`, { signal }).catch(() => undefined);
    if (answer !== undefined) return;
    await sleep(LOOK_MS, undefined, { signal });
  }
}
