import { expect, test } from 'vitest'
import { contentToFields, fieldsToContent } from '#lib/claims/claim-fields.ts'
import { type Evidence, evidenceList } from '#lib/claims/evidence.ts'
import { evidenceHref } from '#lib/claims/evidence-address.ts'
import { bodies, claimKinds, type StatedClaim } from '#lib/claims/kinds.ts'
import type { Predicate } from '#lib/claims/predicate.ts'

const neuron = 'planted/0/7'
const evidence: Evidence[] = [
  { type: 'example', neuron, corpus: 'planted text', document: 3, position: 12, note: 'a plain one' },
  { type: 'pattern', neuron, pattern: '\\d #&', ignoreCase: true, wholeWord: false },
  { type: 'live-text', model: 'planted', id: '0123456789abcdef', note: 'mine' },
  { type: 'score', neuron, name: 'kurtosis', value: -1.5e-7 },
  { type: 'link', url: 'https://example.org/a?b=c#d', note: 'a post' },
]
const stated: { [K in StatedClaim['kind']]: object } = {
  description: {
    neurons: [neuron, 'planted/0/8'],
    text: 'Fires on\n\n*sevens*.',
    predicate: { type: 'tokens', tokens: [' 7', '7'] },
  },
  tag: { neurons: [neuron], label: 'seven', predicate: { type: 'domain', domains: ['fiction'] } },
  family: { title: 'Digits', symmetry: 'digit', parameter: 'digit', members: [{ neuron, value: 'a 7', note: 'sure' }] },
  split: {
    text: 'x',
    parent: neuron,
    children: [{ neuron: 'twin/0/7' }, { neuron: 'twin/0/8', note: 'half | of it' }],
  },
  regex: { neurons: [neuron], pattern: '\\d | x', ignoreCase: true, wholeWord: false },
  relation: { source: neuron, target: 'planted/0/8', relation: 'same-feature', text: 'y' },
}

test.each(claimKinds)('a %s comes back from a form as it went into it', kind => {
  const body = bodies[kind].parse(stated[kind])
  const fields = contentToFields({ kind, body } as StatedClaim, { confidence: 'high', evidence })
  const read = fieldsToContent(kind, fields, 'https://site.example')
  expect({ ...read, evidence: evidenceList.parse(read.evidence) }).toEqual({ body, confidence: 'high', evidence })
})

test.each<Predicate>([
  { type: 'tokens', tokens: [' 7', '"'] },
  { type: 'previous-tokens', tokens: ['\n', ' a'] },
  { type: 'regex', pattern: 'a/b', ignoreCase: true, wholeWord: false },
  { type: 'regex', pattern: 'a\nb', ignoreCase: false, wholeWord: true },
  { type: 'domain', domains: ['fiction', 'python code'] },
  { type: 'positions', from: 1, to: 10 },
  { type: 'not', of: { type: 'positions', from: 2 } },
  {
    type: 'and',
    of: [
      { type: 'tokens', tokens: ['7'] },
      { type: 'not', of: { type: 'domain', domains: ['code'] } },
    ],
  },
])('the predicate %j comes back from a form as it went into it', predicate => {
  const body = { neurons: [neuron], label: 'x', predicate }
  const fields = contentToFields({ kind: 'tag', body }, { confidence: 'high', evidence: [] })
  // A browser sends line breaks as \r\n.
  const sent = { ...fields, predicateText: fields.predicateText.replaceAll('\n', '\r\n') }
  expect(bodies.tag.parse(fieldsToContent('tag', sent, 'https://site.example').body)).toEqual(body)
})

test('evidence is given by its address, with the name of the site before it or without', () => {
  for (const piece of evidence.slice(0, 4)) {
    const { note: _, ...plain } = piece
    const site = 'https://site.example'
    expect(fieldsToContent('tag', { evidence: site + evidenceHref(piece) }, site).evidence).toEqual([plain])
  }
})

test('what is no evidence is refused by its check, and nothing is dropped', () => {
  for (const text of [
    'see above',
    '/planted/0/7',
    '/planted/0/7#example=x',
    '//evil.example',
    '/account',
    'javascript:ran=1',
  ])
    expect(
      evidenceList.safeParse(fieldsToContent('tag', { evidence: text }, 'https://site.example').evidence).success,
    ).toBe(false)
})
