import { expect, test } from 'vitest'
import { barrelFaults, countLines, sizeFaults } from '#workers/checks/shape-rules.ts'
import { machinePathFaults, silencedTypeFaults, skippedTestFaults } from '#workers/checks/text-rules.ts'

const lines = (n: number) => 'x\n'.repeat(n)
const tree = (files: Record<string, string>) => new Map(Object.entries(files))
const many = (counts: number[]) => new Map(counts.map((n, i) => [`lib/f${i}.ts`, lines(n)] as const))

test('a last line counts with and without its line break', () => {
  expect([countLines('a\nb\n'), countLines('a\nb'), countLines('')]).toEqual([2, 2, 1])
})

test('300 lines are allowed, 301 are not', () => {
  const small = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`lib/s${i}.ts`, lines(10)]))
  expect(sizeFaults(tree({ ...small, 'lib/a.ts': lines(300) }))).toEqual([])
  expect(sizeFaults(tree({ ...small, 'lib/a.ts': lines(301) }))).toEqual([expect.stringContaining('lib/a.ts has 301')])
})

test('half of all files must keep to 80 lines', () => {
  expect(sizeFaults(many([10, 80, 81, 90]))).toEqual([])
  expect(sizeFaults(many([10, 81, 81, 90]))).toEqual([expect.stringContaining('half of all files')])
})

test('nine tenths of all files must keep to 200 lines', () => {
  expect(sizeFaults(many([1, 1, 1, 1, 1, 1, 1, 1, 200, 250]))).toEqual([])
  expect(sizeFaults(many([1, 1, 1, 1, 1, 1, 1, 1, 201, 250]))).toEqual([expect.stringContaining('a tenth')])
})

test('texts have no limit', () => {
  expect(sizeFaults(tree({ 'docs/a.md': lines(900) }))).toEqual([])
})

test('a file that only passes exports on is a barrel, one that defines something is not', () => {
  const files = tree({
    'lib/barrel.ts': `// All of it\nexport * from '#lib/a.ts'\nexport { b, type C } from '#lib/b.ts'\n`,
    'lib/entry.ts': `import '#lib/a.ts'\n`,
    'lib/defines.ts': `export { b } from '#lib/b.ts'\nexport const c = 1\n`,
  })
  expect(barrelFaults(files)).toEqual([expect.stringContaining('lib/barrel.ts')])
})

test('a folder of one machine is found in code and in text', () => {
  const files = tree({
    'lib/a.ts': `open('${'/home'}/ann/x')`,
    'README.md': `see ${'/Users'}/ann`,
    'lib/b.ts': 'a/work/b',
  })
  expect(machinePathFaults(files)).toEqual([
    expect.stringContaining('lib/a.ts:1'),
    expect.stringContaining('README.md:1'),
  ])
})

test('tests left out and types silenced are found', () => {
  const files = tree({ 'lib/a.test.ts': `test.${'skip'}('x')`, 'lib/b.ts': `\n// @ts-${'ignore'}` })
  expect(skippedTestFaults(files)).toEqual([expect.stringContaining('lib/a.test.ts:1')])
  expect(silencedTypeFaults(files)).toEqual([expect.stringContaining('lib/b.ts:2')])
})
