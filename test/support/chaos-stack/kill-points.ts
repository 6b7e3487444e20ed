import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT } from '../e2e/command';

export const MOMENTS = ['before', 'after-effect', 'after-record'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Functions that something else calls in every run. */
export const TRIGGERS = ['recordingLanded', 'transcriptionEnded', 'sweep'] as const;

const CONTRACT = join(PROJECT, 'shared', 'workflow', 'contract.ts');
const NAMES = join(PROJECT, 'shared', 'workflow', 'names.ts');
const ORCHESTRATORS = join(PROJECT, 'shared', 'workflow', 'orchestrators.ts');

/** Names of all activities, read off the contract itself, so that a new one is among them at once. */
export const activityNames = once((): readonly string[] => {
  const source = parse(CONTRACT);
  const activities = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === 'Activities',
  );
  const names = activities?.members.flatMap(({ name }) =>
    name && ts.isIdentifier(name) ? [name.text] : [],
  );
  if (!names?.length) throw new Error(`${CONTRACT} has no interface Activities any more.`);
  return names;
});

/** Names of all orchestrations: the exported constants of the contract that have an orchestrator. */
export const orchestratorNames = once((): readonly string[] => {
  const registrations = readFileSync(ORCHESTRATORS, 'utf8');
  return parse(NAMES).statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      if (!ts.isIdentifier(name) || !initializer || !ts.isStringLiteral(initializer)) return [];
      return registrations.includes(`[${name.text}]:`) ? [initializer.text] : [];
    });
  });
});

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
}

export const killAt = {
  activity: (name: string, moment: Moment, passage = 1) => `activity:${name}:${moment}#${passage}`,
  orchestrator: (name: string, moment: Moment, passage = 1) =>
    `orchestrator:${name}:${moment}#${passage}`,
  trigger: (name: string, moment: 'before' | 'after-effect', passage = 1) =>
    `trigger:${name}:${moment}#${passage}`,
};
