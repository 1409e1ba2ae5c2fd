import { expect, test } from 'vitest'
import { cycleFaults } from '#workers/checks/cycle-rule.ts'
import { importsOf } from '#workers/checks/imports.ts'
import { layerFaults } from '#workers/checks/layer-rule.ts'
import { purityFaults } from '#workers/checks/purity-rule.ts'

const tree = (files: Record<string, string>) => new Map(Object.entries(files))

test('static, type, bare, dynamic and re-exporting imports are all seen, also over several lines', () => {
  const files = tree({
    'lib/a.ts': `import {\n  one,\n  two,\n} from '#lib/b.ts'\nimport type { T } from './c.ts'\nimport 'pg'\nexport { z } from "zod"\nawait import('#lib/d.ts')\n`,
    'lib/b.ts': '',
    'lib/c.ts': '',
  })
  expect(importsOf('lib/a.ts', files)).toEqual([
    { specifier: '#lib/b.ts', typeOnly: false, file: 'lib/b.ts' },
    { specifier: './c.ts', typeOnly: true, file: 'lib/c.ts' },
    { specifier: 'zod', typeOnly: false, file: null },
    { specifier: 'pg', typeOnly: false, file: null },
    { specifier: '#lib/d.ts', typeOnly: false, file: null },
  ])
})

test.each([
  ['lib/a.ts', '#components/x.tsx'],
  ['lib/a.ts', '../workers/x.ts'],
  ['components/a.tsx', '#app/x.tsx'],
  ['components/a.tsx', '#workers/x.ts'],
  ['workers/a.ts', '#components/x.tsx'],
  ['workers/a.ts', '#app/x.ts'],
  ['app/a.tsx', '#workers/x.ts'],
  ['e2e/a.ts', '#workers/x.ts'],
  ['proxy.ts', '#workers/x.ts'],
  ['vitest.config.ts', '#components/x.tsx'],
])('%s may not import %s', (path, specifier) => {
  const faults = layerFaults(tree({ [path]: `import { x } from '${specifier}'` }))
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain(`${path} imports ${specifier}`)
})

test.each([
  ['app/a.tsx', '#components/x.tsx'],
  ['app/a.tsx', '#lib/x.ts'],
  ['components/a.tsx', '#lib/x.ts'],
  ['workers/a.ts', '#lib/x.ts'],
  ['workers/a.ts', '#prisma/x.ts'],
  ['proxy.ts', '#components/x.tsx'],
  ['playwright.config.ts', '#e2e/support/x.ts'],
  ['lib/a.ts', 'zod'],
])('%s may import %s', (path, specifier) => {
  expect(layerFaults(tree({ [path]: `import { x } from '${specifier}'` }))).toEqual([])
})

test('only a test of lib may use the test database', () => {
  const source = `import { testDatabase } from '#workers/testing/database.ts'`
  const files = { 'lib/a.db.test.ts': source, 'lib/a.ts': source, 'workers/testing/database.ts': '' }
  expect(layerFaults(tree(files))).toEqual([expect.stringContaining('lib/a.ts imports')])
})

test.each([
  'node:fs',
  'fs',
  'pg',
  'react',
  'next/link',
  'server-only',
  '#lib/db.ts',
  '#lib/generated/prisma/client.ts',
])('a pure room may not import %s, its tests may', specifier => {
  const source = `import x from '${specifier}'`
  const files = {
    'lib/numeric/a.ts': source,
    'lib/numeric/a.test.ts': source,
    'lib/queries/a.ts': source,
    'lib/db.ts': '',
  }
  expect(purityFaults(tree(files))).toEqual([expect.stringContaining('lib/numeric/a.ts imports')])
})

test('a cycle is told once, wherever it is entered', () => {
  const files = tree({
    'lib/z.ts': `import '#lib/b.ts'`,
    'lib/b.ts': `import type { C } from '#lib/c.ts'`,
    'lib/c.ts': `import './a.ts'`,
    'lib/a.ts': `export { b } from '#lib/b.ts'`,
  })
  expect(cycleFaults(files)).toEqual(['import cycle: lib/a.ts -> lib/b.ts -> lib/c.ts -> lib/a.ts'])
})

test('two ways to one file are no cycle', () => {
  const files = tree({
    'lib/a.ts': `import '#lib/b.ts'\nimport '#lib/c.ts'`,
    'lib/b.ts': `import '#lib/d.ts'`,
    'lib/c.ts': `import '#lib/d.ts'`,
    'lib/d.ts': '',
  })
  expect(cycleFaults(files)).toEqual([])
})
