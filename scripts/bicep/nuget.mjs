import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './compilers.mjs';

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

/**
 * The pinned compiler in the cache of this machine. NuGet's own client fetches it, from the sources
 * and with the credentials that are set up here; it unpacks it too.
 *
 * @returns {{ file: string } | { problem: string }}
 * @throws Error when the package holds another compiler than the release does
 */
export function restoreCompiler() {
  const platform = `${process.platform}-${process.arch}`;
  const [rid, sha256] = COMPILERS[platform] ?? [];
  if (!rid) return { problem: `NuGet: the release has no compiler for ${platform}` };
  const id = `Azure.Bicep.CommandLine.${rid}`;
  const packages = join(cacheFolder(), 'nuget');
  const program = process.platform === 'win32' ? 'bicep.exe' : 'bicep';
  const file = join(packages, id.toLowerCase(), VERSION, 'tools', program);
  if (!existsSync(file)) {
    const problem = restore(id, packages);
    if (problem) return { problem: `dotnet restore of ${id} ${VERSION}: ${problem}` };
  }
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (found !== sha256) {
    rmSync(join(packages, id.toLowerCase()), { recursive: true });
    throw new Error(
      `The compiler in ${id} ${VERSION} has the SHA-256 ${found} instead of ${sha256}.`,
    );
  }
  chmodSync(file, 0o755);
  return { file };
}

/** @returns why it did not work, if so */
function restore(id, packages) {
  const folder = join(cacheFolder(), 'bicep');
  const projectFile = join(folder, 'bicep.csproj');
  mkdirSync(folder, { recursive: true });
  // A project that builds nothing and wants one package; any SDK can restore netstandard2.0.
  writeFileSync(
    projectFile,
    `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>netstandard2.0</TargetFramework>
    <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="${id}" Version="[${VERSION}]" />
  </ItemGroup>
</Project>
`,
  );
  const { status, stdout, error } = run(['dotnet', 'restore', projectFile, '--packages', packages]);
  if (error) return error.code === 'ENOENT' ? 'dotnet is not on the PATH' : error.message;
  if (status === 0) return undefined;
  return /error .*$/m.exec(stdout)?.[0] ?? stdout.trim();
}

/** The cache that the rest of this project uses too. */
function cacheFolder() {
  const { CALLSCRIBE_CACHE, XDG_CACHE_HOME } = process.env;
  return CALLSCRIBE_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'callscribe');
}
