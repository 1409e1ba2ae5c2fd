import { expect, test } from 'vitest'
import { parseSubject, subjectText } from '#lib/moderation/subject.ts'

test('a subject is read and written the same', () => {
  for (const text of ['claim:0123456789abcdef', 'reply:0123456789abcdef', 'list:0123456789abcdef', 'user:12', 'task:3'])
    expect(subjectText(parseSubject(text))).toBe(text)
})

test('what is no subject is refused', () => {
  for (const text of [
    '',
    'claim',
    'claim:',
    'claim:0123',
    'user:0',
    'user:1e3',
    'user:1:2',
    '__proto__:1',
    'key:3',
    'user:1 ',
  ])
    expect(() => parseSubject(text), text).toThrow('subject: wanted one such as')
})
