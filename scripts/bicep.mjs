/*
 * Checks the templates with the Bicep compiler: node scripts/bicep.mjs [lint|build|path]
 *   lint   (the default) compiles and lints everything; one warning is a failure
 *   build  the same, and writes the ARM templates to .callscribe/arm
 *   path   prints where the compiler is
 *
 * The compiler comes from NuGet (Azure.Bicep.CommandLine.*) into the cache of this machine, once.
 * BICEP_CLI names one of your own instead; NUGET_SOURCE another NuGet v3 index than dotnet's.
 * Exit code 69: the compiler can't be fetched here, nothing was checked.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';

const VERSION = '0.47.16';
/** SHA-256 of the compiler itself: the digests of the release's files, which the packages contain. */
const COMPILERS = {
  'linux-x64': ['linux-x64', '64c345a58e0c3e48b1bc98a4e62d6b3adb1d238281297de3400aeafb2697aa5a'],
  'linux-arm64': [
    'linux-arm64',
    '4406214cc274cfac7c821552aec2178b80aec637d91ed8b244282964c1cf24e3',
  ],
  'darwin-x64': ['osx-x64', '8ba5771b5261413d88583829f2ea24509eb65b06d899620c17283ecb60d5ca73'],
  'darwin-arm64': ['osx-arm64', '68046a084c88503cf6bd11dacf2a1c4ffcb7e3ac9c6b310d295e024af21bbea4'],
  'win32-x64': ['win-x64', '3f343ab1ce41feac156464adee3dc499cb6c197366fc731aed276192011d867c'],
  'win32-arm64': ['win-arm64', '657e6aacc4e44d73674874f802d98396bf5e2e23530d160f275fbf9d67b7fde7'],
};
/** EX_UNAVAILABLE: the compiler cannot be had, which says nothing about the templates. */
const UNAVAILABLE = 69;
const TIMEOUT_MS = 10 * 60_000;

class Unavailable extends Error {
  constructor(text) {
    super(
      `${text} Set NUGET_SOURCE to a NuGet v3 index that has the package, or BICEP_CLI to a compiler that is installed (az bicep install puts one into ~/.azure/bin).`,
    );
  }
}

const project = fileURLToPath(new URL('..', import.meta.url));
const [command = 'lint'] = process.argv.slice(2);

try {
  if (!['lint', 'build', 'path'].includes(command)) fail('Say lint, build or path.');
  const bicep = process.env.BICEP_CLI || (await compiler());
  if (command === 'path') process.stdout.write(`${bicep}\n`);
  else check(bicep);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof Unavailable ? UNAVAILABLE : 1;
}

function check(bicep) {
  const out = join(project, '.callscribe', 'arm');
  mkdirSync(out, { recursive: true });
  const infra = (name) => join(project, 'infra', name);
  const target = (name) => ['--outfile', join(out, name)];
  const checks = [
    ['lint', infra('main.bicep')],
    ['lint', infra('event-subscription.bicep')],
    ['build', infra('main.bicep'), ...target('main.json')],
    ['build', infra('event-subscription.bicep'), ...target('event-subscription.json')],
    ['build-params', infra('main.bicepparam'), ...target('main.parameters.json')],
  ];
  const findings = checks.filter((words) => !clean(bicep, words));
  if (findings.length > 0) fail('The templates have findings; see above.');
  const where = command === 'build' ? `; ARM templates in ${out}` : '';
  process.stdout.write(`Bicep ${VERSION}: ${checks.length} checks without a finding${where}.\n`);
}

/** The compiler ends well in spite of warnings, so what it prints decides too. */
function clean(bicep, words) {
  const { status, stdout, stderr, error } = spawnSync(bicep, words, { encoding: 'utf8' });
  if (error) fail(`${bicep} could not be started: ${error.message}`);
  const printed = `${stdout}${stderr}`.trim();
  if (printed !== '') process.stderr.write(`${printed}\n`);
  return status === 0 && !/: (Warning|Error) /i.test(printed);
}

/** The compiler in the cache, fetched when it is not there or not the one that is pinned. */
async function compiler() {
  const platform = `${process.platform}-${process.arch}`;
  const [rid, sha256] = COMPILERS[platform] ?? [];
  if (!rid) fail(`There is no Bicep compiler for ${platform}; set BICEP_CLI to one of your own.`);
  const cache = join(cacheFolder(), 'bicep', VERSION);
  const file = join(cache, process.platform === 'win32' ? 'bicep.exe' : 'bicep');
  if (existsSync(file) && digest(readFileSync(file)) === sha256) return file;

  const bytes = unzip(await download(`azure.bicep.commandline.${rid}`), `tools/${basename(file)}`);
  if (digest(bytes) !== sha256) {
    fail(`The Bicep compiler for ${rid} has the SHA-256 ${digest(bytes)} instead of ${sha256}.`);
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, bytes);
  chmodSync(`${file}.${process.pid}`, 0o755);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

/** The cache that the rest of this project uses too. */
function cacheFolder() {
  const { CALLSCRIBE_CACHE, XDG_CACHE_HOME } = process.env;
  return CALLSCRIBE_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'callscribe');
}

async function download(id) {
  const source = nugetSource();
  const index = await (await get(source)).json();
  const base = index.resources?.find(({ '@type': type }) => type === 'PackageBaseAddress/3.0.0');
  if (!base) fail(`${source} is no NuGet v3 index; set NUGET_SOURCE to one.`);
  const folder = `${base['@id'].replace(/\/$/, '')}/${id}/${VERSION}`;
  process.stderr.write(`fetching ${id} ${VERSION} …\n`);
  return Buffer.from(await (await get(`${folder}/${id}.${VERSION}.nupkg`)).arrayBuffer());
}

async function get(url) {
  let answer;
  try {
    answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    throw new Unavailable(`${url} cannot be reached (${error.cause?.message ?? error.message}).`);
  }
  if (!answer.ok) throw new Unavailable(`${url} was answered with ${answer.status}.`);
  return answer;
}

/** The source that dotnet would ask first. */
function nugetSource() {
  if (process.env.NUGET_SOURCE) return process.env.NUGET_SOURCE;
  const listed = spawnSync('dotnet', ['nuget', 'list', 'source', '--format', 'short'], {
    encoding: 'utf8',
  });
  const source = /^E.* (https:\S+\/index\.json)\s*$/m.exec(listed.stdout ?? '')?.[1];
  if (source) return source;
  throw new Unavailable('No NuGet source is known here (dotnet nuget list source names none).');
}

/** One file out of a ZIP archive, by way of the directory at the archive's end. */
function unzip(zip, wanted) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) fail('The package is no ZIP archive; it was cut off on the way. Try again.');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) =>
      zip.readUInt16LE(at + o),
    );
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (name === wanted) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes);
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  return fail(`The package has no file ${wanted}.`);
}

function digest(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

function fail(text) {
  throw new Error(text);
}
