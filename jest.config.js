'use strict';

const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const modules = join(__dirname, 'node_modules');

/** Packages that are ES modules: jest loads them only if they are transformed like our own sources. */
function esModulePackages() {
  const names = readdirSync(modules).flatMap((name) =>
    name.startsWith('@')
      ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`)
      : [name],
  );
  return names.filter((name) => {
    const manifest = join(modules, name, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
  });
}

/** It has no entry for `require`, and Node's own way to require it (module-sync) is not jest's. */
const moduleNameMapper = {
  '^music-metadata$': '<rootDir>/node_modules/music-metadata/lib/index.js',
};

const transformed = esModulePackages();

/** One project per tier, so that a tier can be asked for alone: npm run test:unit, … */
const project = (tier, more = {}) => ({
  displayName: tier,
  rootDir: __dirname,
  testMatch: [`<rootDir>/test/${tier}/**/*.test.ts`],
  testEnvironment: 'node',
  moduleNameMapper,
  transform: {
    '\\.[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'commonjs' } },
    ],
  },
  // What an ES module package brings below itself is transformed with it.
  transformIgnorePatterns: [`^<rootDir>/node_modules/(?!(${transformed.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.callscribe/'],
  ...more,
});

const inVirtualTime = {
  // The package that the Functions worker provides; here a registry that tests can read.
  moduleNameMapper: {
    ...moduleNameMapper,
    '^@azure/functions-core$': '<rootDir>/test/support/functions-core.ts',
  },
};

module.exports = {
  testTimeout: 60_000,
  projects: [
    project('unit'),
    project('workflow', inVirtualTime),
    project('chaos', { ...inVirtualTime, testMatch: ['<rootDir>/test/chaos/*.test.ts'] }),
    project('contract'),
    project('conformance'),
    project('infra'),
    project('e2e'),
    project('chaos-stack', { testMatch: ['<rootDir>/test/chaos/stack/**/*.test.ts'] }),
  ],
};
