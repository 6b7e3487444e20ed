'use strict';

/**
 * One project per tier, so that a tier can be asked for alone: npm run test:unit, test:contract, …
 * Packages that ship only ES modules are transformed like our own sources.
 */
const esmOnly = [
  'music-metadata',
  'strtok3',
  'token-types',
  'file-type',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'media-typer',
  'content-type',
  'win-guid',
  'p-limit',
  'p-retry',
  'yocto-queue',
  'is-network-error',
];

/** It has no entry for `require`, and Node's own way to require it (module-sync) is not jest's. */
const moduleNameMapper = {
  '^music-metadata$': '<rootDir>/node_modules/music-metadata/lib/index.js',
};

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
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.callscribe/'],
  ...more,
});

module.exports = {
  testTimeout: 60_000,
  projects: [
    project('unit'),
    project('workflow', {
      // The package that the Functions worker provides; here a registry that tests can read.
      moduleNameMapper: {
        ...moduleNameMapper,
        '^@azure/functions-core$': '<rootDir>/test/support/functions-core.ts',
      },
    }),
    project('contract'),
    project('conformance'),
    project('infra'),
    project('e2e'),
  ],
};
