import js from '@eslint/js';
import jupyter from '@jupyter/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/**
 * Forbids imports by pattern; what only gives types is allowed where `types` says so.
 *
 * @param {{ group: string[], importNames?: string[], message: string, types?: boolean }[]} walls
 * @returns {import('eslint').Linter.RulesRecord}
 */
const forbid = walls => ({
  '@typescript-eslint/no-restricted-imports': [
    'error',
    {
      patterns: walls.map(({ types = false, ...wall }) => ({
        ...wall,
        allowTypeImports: types
      }))
    }
  ]
});

const PLUGINS = {
  group: ['**/plugin.js', '../commands.js', '**/index.js', '!**/contract/**'],
  message: 'Only a plugin or the index may import this.'
};
const VIEWS = {
  group: ['**/widgets/**', '@lumino/widgets', 'react', 'react-dom', 'react/*'],
  message: 'A model knows no view, so that it can be tested without one.'
};
const FETCH = {
  group: ['**/client.js'],
  importNames: ['Companion'],
  message: 'A widget asks its model, which asks the companion.',
  types: true
};
const FEATURES = {
  group: ['**/postgres/**', '**/usage/**', '**/activity/**'],
  message: 'What the plugins share knows none of them.'
};

export default defineConfig(
  globalIgnores(['dist/', 'lib/', 'test-results/', '.data/', '.venv/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.mjs'],
    extends: [js.configs.recommended],
    // The type check of scripts/tsconfig.json knows the globals better.
    rules: { 'no-undef': 'off' }
  },
  {
    files: ['{src,tests}/**/*.{ts,tsx}', '*.mts'],
    extends: [js.configs.recommended, ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['src/*/tsconfig.json', 'tests/tsconfig*.json'],
        tsconfigRootDir: import.meta.dirname
      }
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // To leave a member out of an object is to name it beside the rest.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true }
      ],
      // Fastify and the test runner tell by `async` that an answer is a promise.
      '@typescript-eslint/require-await': 'off'
    }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/*/main.ts', '**/*.spec.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only a main.ts reads the environment.'
        }
      ],
      ...forbid([
        { group: ['node:process', 'process'], message: 'Use the global.' }
      ])
    }
  },
  {
    files: ['src/lab/**/*.{ts,tsx}', 'schema/*.json'],
    plugins: { jupyter },
    extends: [jupyter.configs.recommended]
  },
  {
    files: ['src/lab/*/plugin.ts'],
    rules: {
      'jupyter/prefer-lazy-imports': [
        'warn',
        // A sidebar is there from the start, and the tracker of tabs for the layout's restorer.
        {
          ignoreImports: [
            '../client.js',
            './models/*',
            './widgets/sidebar.js',
            './widgets/table-tabs.js'
          ]
        }
      ]
    }
  },
  {
    // A signal takes a method and its `this` apart; jupyter/require-signal-this-arg sees to both.
    files: ['src/lab/**'],
    rules: { '@typescript-eslint/unbound-method': 'off' }
  },
  {
    // What the plugin loads when it is wanted may import what it needs.
    files: ['src/lab/*/{models,widgets}/**'],
    rules: { 'jupyter/prefer-lazy-imports': 'off' }
  },
  { files: ['src/lab/*/models/**'], rules: forbid([PLUGINS, VIEWS]) },
  { files: ['src/lab/*/widgets/**'], rules: forbid([PLUGINS, FETCH]) },
  { files: ['src/lab/client.ts'], rules: forbid([FEATURES]) },
  prettier
);
