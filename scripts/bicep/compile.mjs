import { mkdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { run } from './compilers.mjs';
import { DEPLOYED, PARAMETERS, PROJECT, templates } from './templates.mjs';

/**
 * Lints every template and compiles what is deployed.
 *
 * @returns {{ checks: number, findings: string[] }} what the compiler printed, a text per check
 */
export function compile(compiler) {
  const out = join(PROJECT, '.callscribe', 'arm');
  mkdirSync(out, { recursive: true });
  const target = (file, ending) => join(out, basename(file).replace(/\.\w+$/, ending));
  const checks = [
    ...templates()
      .filter((file) => file.endsWith('.bicep'))
      .map((file) => ['lint', file]),
    ...DEPLOYED.map((file) => ['build', join(PROJECT, file), target(file, '.json')]),
    ...PARAMETERS.map((file) => [
      'build-params',
      join(PROJECT, file),
      target(file, '.parameters.json'),
    ]),
  ];
  const findings = checks.map((check) => finding(compiler, check)).filter(Boolean);
  return { checks: checks.length, findings };
}

/** The compiler ends well in spite of warnings, so what it prints decides too. */
function finding({ words, isAzureCli }, [command, file, outfile]) {
  const arguments_ = [
    ...words,
    command,
    ...(isAzureCli ? ['--file', file] : [file]),
    ...(outfile ? ['--outfile', outfile] : []),
  ];
  const { status, stdout, stderr, error } = run(arguments_);
  const printed = error ? error.message : `${stdout}${stderr}`.trim();
  if (status === 0 && !/: (Warning|Error|Info) /i.test(printed)) return undefined;
  return `${command} ${relative(PROJECT, file)}\n${printed}`;
}
