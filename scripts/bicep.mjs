/*
 * Checks the templates with the Bicep compiler: node scripts/bicep.mjs [check|path]
 *   check  (the default) lints and compiles every template; one warning is a failure.
 *          The ARM templates are in .callscribe/arm afterwards.
 *   path   prints how the compiler is called
 *
 * The compiler is the first of: the one that BICEP_CLI names, bicep on the PATH, az bicep, and the
 * NuGet package, which dotnet restore brings into the cache of this machine once.
 *
 * Without any, the syntax of the templates is still read, and the exit code says what is known:
 *   1   there are findings
 *   69  no compiler can be had here and the syntax is right; nothing else was checked
 */
import { relative } from 'node:path';
import { findCompiler } from './bicep/compilers.mjs';
import { compile } from './bicep/compile.mjs';
import { syntaxErrors } from './bicep/syntax.mjs';
import { PROJECT, templates } from './bicep/templates.mjs';

/** EX_UNAVAILABLE of sysexits.h: the compiler cannot be had, which says nothing about the templates. */
const UNAVAILABLE = 69;

const [command = 'check'] = process.argv.slice(2);
const say = (line) => process.stdout.write(`${line}\n`);
const complain = (line) => process.stderr.write(`${line}\n`);

try {
  if (!['check', 'path'].includes(command)) throw new Error('Say check or path.');
  const { compiler, tried } = findCompiler();
  if (!compiler) process.exitCode = await withoutCompiler(tried);
  else if (command === 'path') say(compiler.words.join(' '));
  else process.exitCode = withCompiler(compiler);
} catch (error) {
  complain(error.message);
  process.exitCode = 1;
}

function withCompiler(compiler) {
  say(`${compiler.version} (${compiler.words.join(' ')})`);
  const { checks, findings } = compile(compiler);
  if (findings.length === 0) {
    say(`${checks} checks without a finding; the ARM templates are in .callscribe/arm.`);
    return 0;
  }
  findings.forEach(complain);
  complain(`${findings.length} of ${checks} checks have findings.`);
  return 1;
}

async function withoutCompiler(tried) {
  complain('No Bicep compiler can be had here. Tried:');
  tried.forEach((line) => complain(`  ${line}`));
  complain('Put one on the PATH, run "az bicep install", install .NET, or set BICEP_CLI to one.');
  if (command === 'path') return UNAVAILABLE;
  const files = templates();
  const errors = await syntaxErrors(files);
  errors.forEach((error) => complain(`${relative(PROJECT, error.file)}${error.text}`));
  if (errors.length > 0) return 1;
  complain(
    `The syntax of ${files.length} templates is right. Types, scopes, names and the rules of bicepconfig.json were NOT checked.`,
  );
  return UNAVAILABLE;
}
