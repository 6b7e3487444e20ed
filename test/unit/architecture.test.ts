import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../..');

interface Import {
  /** From the root, or the name of a package. */
  readonly target: string;
  readonly typeOnly: boolean;
}

/** Which imports a part of the app may have: folders and files of ours, packages, built-ins. */
interface Rule {
  readonly values: readonly string[];
  readonly types?: readonly string[];
}

const RULES: Readonly<Record<string, Rule>> = {
  'shared/domain': {
    values: [
      'shared/domain',
      'node:crypto',
      'node:path',
      'zod',
      '@orama/stemmers',
      'libphonenumber-js',
    ],
  },
  'shared/ports': { values: [], types: ['shared/domain', 'shared/ports'] },
  'shared/workflow': {
    values: ['shared/domain', 'shared/workflow'],
    types: ['durable-functions'],
  },
  'shared/activities': {
    values: ['shared/domain', 'shared/activities', 'p-limit'],
    types: ['shared/ports', 'shared/workflow'],
  },
  'shared/operations': {
    values: [
      'shared/domain',
      'shared/operations',
      'shared/workflow',
      'shared/activities/at-once', // what is done to many is done to a few at a time here as well
      'shared/activities/ending', // the sweep tells of ends that an activity could not tell of
      'node:',
      'zod',
    ],
    types: ['shared/ports', 'shared/activities'],
  },
  'shared/config': { values: ['shared/config', 'shared/domain', 'zod'] },
};

/** Adapters that others are built with, whatever their vendor. */
const TOOLS = [
  'shared/adapters/azure-ai',
  'shared/adapters/http',
  'shared/adapters/identity',
  'shared/adapters/live-tokens',
  'shared/adapters/media',
  'shared/adapters/transcribers',
];

/** Adapters of one vendor that share its protocol. */
const RELATED: Readonly<Record<string, readonly string[]>> = {
  'shared/adapters/azure-fast': ['shared/adapters/azure-speech'],
  'shared/adapters/live-tokens': ['shared/adapters/azure-speech', 'shared/adapters/speechmatics'],
  'shared/adapters/openai-transcription': ['shared/adapters/openai'],
};

function neighboursOf(folder: string): string[] {
  return [folder, ...TOOLS, ...(RELATED[folder] ?? [])];
}

const EVERYTHING = sources('shared', 'functions');

function sources(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: ROOT })).toSorted();
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest);
}

function importsOf(file: string): Import[] {
  return parsed(file).statements.flatMap((statement): Import[] => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const specifier = statement.moduleSpecifier;
    if (!specifier || !ts.isStringLiteral(specifier)) return [];
    return [{ target: targetOf(file, specifier.text), typeOnly: isTypeOnly(statement) }];
  });
}

function targetOf(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const path = relative(ROOT, resolve(ROOT, dirname(file), specifier));
  return existsSync(join(ROOT, `${path}.ts`)) ? `${path}.ts` : `${path}/index.ts`;
}

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const clause = statement.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.every((element) => element.isTypeOnly);
}

/** Whether a target lies in a folder, is a file, or is a package of the list. */
function isWithin(target: string, places: readonly string[]): boolean {
  return places.some((place) => {
    if (place.endsWith(':')) return target.startsWith(place);
    return target === place || target === `${place}.ts` || target.startsWith(`${place}/`);
  });
}

describe('imports', () => {
  it.each(Object.keys(RULES))('of %s point inward', (part) => {
    const rule = RULES[part] ?? { values: [] };
    const files = EVERYTHING.filter((file) => isWithin(file, [part]));
    expect(files).not.toEqual([]);
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter(({ target, typeOnly }) => {
          const allowed = [...rule.values, ...(typeOnly ? (rule.types ?? []) : [])];
          return !isWithin(target, allowed);
        })
        .map(({ target }) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('of adapters reach domain, ports, workflow and their own folder', () => {
    const wrong = EVERYTHING.filter((file) => isWithin(file, ['shared/adapters'])).flatMap((file) =>
      importsOf(file)
        .map(({ target }) => target)
        .filter((target) => /^(shared|functions|local)\//.test(target))
        .filter(
          (target) =>
            !isWithin(target, [
              'shared/domain',
              'shared/ports',
              'shared/workflow/contract.ts',
              ...neighboursOf(file.split('/').slice(0, 3).join('/')),
            ]),
        )
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('of adapters stand in the composition and in functions only', () => {
    const importers = EVERYTHING.filter((file) => !isWithin(file, ['shared/adapters'])).filter(
      (file) => importsOf(file).some(({ target }) => isWithin(target, ['shared/adapters'])),
    );
    const allowed = ['shared/composition.ts', 'shared/composition', 'functions'];
    expect(importers.filter((file) => !isWithin(file, allowed))).toEqual([]);
    expect(importers).toContain('shared/composition.ts');
  });

  it('of shared never reach functions, local or tests', () => {
    const wrong = EVERYTHING.filter((file) => isWithin(file, ['shared'])).filter((file) =>
      importsOf(file).some(({ target }) => /^(functions|local|test)\//.test(target)),
    );
    expect(wrong).toEqual([]);
  });

  it('of functions never reach local or tests', () => {
    const wrong = EVERYTHING.filter((file) => isWithin(file, ['functions'])).filter((file) =>
      importsOf(file).some(({ target }) => /^(local|test)\//.test(target)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the environment', () => {
  it('is read by the composition and nowhere else', () => {
    const readers = EVERYTHING.filter((file) =>
      /\bprocess\s*\.\s*env\b|\bprocess\s*\[/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(readers).toEqual(['shared/composition.ts']);
  });
});

describe('functions', () => {
  it('are sockets only: thirty lines at most', () => {
    const long = sources('functions').filter(
      (file) => readFileSync(join(ROOT, file), 'utf8').trimEnd().split('\n').length > 30,
    );
    expect(long).toEqual([]);
  });
});
