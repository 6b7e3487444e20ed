import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { looksLikeSidecar, sidecarsOf } from '../../shared/domain/choices';
import { UsageError } from '../arguments';

const document = z.record(z.string(), z.unknown());

export type OwnChoices = z.output<typeof document>;

/**
 * What the side-car of a recording chooses, `NAME.wav.json` or, where it holds choices, `NAME.json`;
 * nothing where there is none.
 *
 * @throws UsageError where it is no JSON object
 */
export function ownChoices(file: string): OwnChoices {
  const paths = sidecarsOf(basename(file)).map((name) => join(dirname(file), name));
  const path = paths.find((one) => existsSync(one));
  if (path === undefined) return {};
  const content = readFileSync(path);
  // One that bears the recording's whole name is meant for it, also where it is wrong.
  if (path !== paths[0] && !looksLikeSidecar(content)) return {};
  try {
    return document.parse(JSON.parse(content.toString('utf8')));
  } catch (error) {
    throw new UsageError(`The side-car ${path} is not a JSON object in UTF-8: mend it.`, {
      cause: error,
    });
  }
}
