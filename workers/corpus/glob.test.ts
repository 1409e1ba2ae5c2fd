import { expect, it } from 'vitest'
import { globToRegExp } from '#workers/corpus/glob.ts'

it.each([
  ['*.js', 'a.js', true],
  ['*.js', 'lib/a.js', false],
  ['**/*.js', 'a.js', true],
  ['**/*.js', 'lib/deep/a.js', true],
  ['lib/**/*.ts', 'lib/a.ts', true],
  ['lib/**/*.ts', 'library/a.ts', false],
  ['{README,readme}.md', 'readme.md', true],
  ['data/{chapter_*,epilogue}.json', 'data/chapter_12.json', true],
  ['a.js', 'abjs', false],
])('%s against %s: %s', (glob, path, matches) => {
  expect(globToRegExp(glob).test(path)).toBe(matches)
})
