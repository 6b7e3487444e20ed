import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const RULE = '-'.repeat(100);

/**
 * The licences of all packages of which something is in the bundle, as their makers ask.
 *
 * @param {object} metafile what esbuild says went into the bundle
 * @param {string} project folder that its paths start from
 * @returns {string} one section a package, sorted by name
 */
export function licencesOf(metafile, project) {
  const sections = [...foldersOf(metafile)]
    .sort()
    .map((folder) => sectionOf(join(project, folder)));
  return `The app contains these packages.\n\n${sections.join(`\n${RULE}\n`)}`;
}

function foldersOf(metafile) {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return new Set(
    inputs.flatMap(([path, { bytesInOutput }]) => {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
      return folder && bytesInOutput > 0 ? [folder] : [];
    }),
  );
}

function sectionOf(folder) {
  const { name, version, author, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const text = licenceText(folder);
  if (!license && !text) {
    throw new Error(`${folder} says nothing of its licence: may it be given away?`);
  }
  const by = typeof author === 'string' ? author : author?.name;
  const head = [license, by].filter(Boolean).join(', ');
  return `${name} ${version}${head ? ` (${head})` : ''}\n\n${text}\n`;
}

/** The package's licence file; else the part of its README that speaks of the licence. */
function licenceText(folder) {
  const files = readdirSync(folder);
  const find = (pattern) => {
    const file = files.find((name) => pattern.test(name));
    return file && readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
  };
  const text =
    find(/^licen[cs]e(\.|$)/i) ?? /^.*licen[cs]e[\s\S]*/im.exec(find(/^readme/i) ?? '')?.[0];
  return text?.trim() ?? '';
}
