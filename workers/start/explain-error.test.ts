import { expect, test } from 'vitest'
import { explainError } from '#workers/start/explain-error.ts'

const failure = (code: string, message: string, path?: string) => Object.assign(new Error(message), { code, path })

test('a full disk is named, also where only Postgres says so', () => {
  expect(explainError(failure('ENOSPC', 'write'))).toMatch(/^the disk is full/)
  expect(explainError(new Error('could not extend file: No space left on device'))).toMatch(/^the disk is full/)
})

test('a folder that cannot be written is named', () => {
  expect(explainError(failure('EROFS', 'mkdir', '/x/.soluscope'))).toContain('/x/.soluscope is on a read-only disk')
  expect(explainError(failure('EACCES', 'mkdir', '/x/.soluscope'))).toContain('may not write /x/.soluscope')
})

test('the cause inside an aggregate error is found', () => {
  const refused = failure('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1')
  expect(explainError(new AggregateError([refused]))).toBe('connect ECONNREFUSED 127.0.0.1:1')
})

test('every message becomes one line', () => {
  expect(explainError(new Error('one\n\n  two'))).toBe('one two')
  expect(explainError('text')).toBe('text')
})
