import { layerOfName, reasonFor, withProfile, type Layer, type Problem } from '../domain/choices';
import { decideRecording, type RecordingDecision, type Service } from '../domain/choosing';
import type { Reason } from '../domain/errors';
import { lanesFor } from '../domain/residency';
import type { Ports } from '../ports';
import type { IntakeSettings, Sighting } from './examine';
import type { Look } from './look-at';
import type { AskedFor } from './read-choices';
import { withTroubles } from './services';

/** How a recording is to be transcribed, and by which service; or why that cannot be. */
export type Decided = RecordingDecision | { readonly reason: Reason };

/**
 * Decides by all that is known of a recording. Where what one service refuses goes to the next one,
 * services that refuse at the moment are asked last.
 */
export async function decideHow(
  ports: Pick<Ports, 'clock' | 'control'>,
  settings: IntakeSettings,
  services: readonly Service[],
  { blob, properties, priority }: Sighting,
  { format }: Look,
  asked: AskedFor,
): Promise<Decided> {
  const found = layersOf(asked, blob.path, settings);
  if ('problems' in found) return { reason: reasonFor(found.problems) };
  const isMoving = settings.failover === 'next' && services.length > 1;
  const { estimatedSeconds: seconds, channels, kind } = format ?? {};
  const heard = {
    sizeBytes: properties.sizeBytes,
    ...(seconds !== undefined && { seconds }),
    ...(channels !== undefined && { channels }),
    ...(kind !== undefined && { format: kind }),
  };
  const lanes = lanesFor(blob, settings.residency);
  return decideRecording(
    { ...found, heard, priority, lanes },
    isMoving ? await withTroubles(services, ports, lanes) : services,
    settings,
    settings.summaryFields,
  );
}

/** All that is said of it: by its own sources, its profile and its name. */
function layersOf(
  { layers, problems }: AskedFor,
  path: string,
  { profiles, namePattern }: IntakeSettings,
): { readonly layers: readonly Layer[] } | { readonly problems: readonly Problem[] } {
  if (problems.length > 0) return { problems };
  const all = withProfile(layers, path, profiles);
  if ('problem' in all) return { problems: [all.problem] };
  const name = namePattern && layerOfName(namePattern, path);
  return { layers: name && 'layer' in name ? [...all.layers, name.layer] : all.layers };
}
