import { BlobSASPermissions, BlobServiceClient } from '@azure/storage-blob';
import { speechFigures, type SpeechFigures } from '../count/speech-requests';
import { LOCAL_SPEECH_KEY } from '../../local/stack/app-environment';
import { provision } from '../../local/stack/provision';
import { startServices } from '../../local/stack/services';
import type { ServiceTime } from '../../local/speech/engine';
import { ScriptedEngine } from '../../local/speech/scripted-engine';
import { round } from '../load/percentiles';
import { ANY_PORTS } from '../rig/any-ports';
import { makeDataFolder, removeDataFolder } from '../rig/data-folder';
import { Dropper } from '../rig/dropper';
import { RECORDINGS } from '../rig/start-rig';
import { transcribeAlone } from './obvious-design';

export interface BaselineFigures {
  readonly recordings: number;
  /** From the first submission to the last deleted job. Summaries are not a part of it. */
  readonly seconds: number;
  readonly requests: number;
  readonly requestsWithoutDownloads: number;
  readonly speech: SpeechFigures;
}

const HOUR_MS = 3_600_000;

/**
 * The obvious design on the same load, before the same service: every recording that has landed is
 * taken up at once, in a job of its own.
 */
export async function baseline(
  recordings: number,
  serviceTime: ServiceTime,
): Promise<BaselineFigures> {
  const dataDirectory = makeDataFolder();
  const engine = new ScriptedEngine({ serviceTime });
  const services = await startServices({ dataDirectory, engine, ports: ANY_PORTS });
  try {
    await provision(services.addresses);
    const links = await dropAll(services.addresses.storageConnectionString, recordings);
    const access = { endpoint: services.speech.url, key: LOCAL_SPEECH_KEY };
    const startedAt = Date.now();
    await Promise.all(links.map((link) => transcribeAlone(access, link)));
    const seconds = round((Date.now() - startedAt) / 1000, 1);
    const speech = speechFigures(services.speech.journal());
    return {
      recordings,
      seconds,
      requests: speech.total,
      requestsWithoutDownloads: speech.withoutDownloads,
      speech,
    };
  } finally {
    await services.close();
    removeDataFolder(dataDirectory);
  }
}

/** @returns links under which the service may read the recordings */
async function dropAll(connectionString: string, recordings: number): Promise<string[]> {
  const service = BlobServiceClient.fromConnectionString(connectionString);
  const dropper = await Dropper.into(service, RECORDINGS);
  const links: string[] = [];
  for (let index = 0; index < recordings; index += 1) {
    const path = `calls/alone-${String(index)}.wav`;
    await dropper.drop(path);
    const blob = service.getContainerClient(RECORDINGS).getBlobClient(path);
    const expiresOn = new Date(Date.now() + 24 * HOUR_MS);
    links.push(
      await blob.generateSasUrl({ permissions: BlobSASPermissions.parse('r'), expiresOn }),
    );
  }
  dropper.close();
  return links;
}
