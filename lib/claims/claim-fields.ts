import { evidenceLine, parseEvidenceLines } from '#lib/claims/evidence-address.ts'
import type { ClaimBody, ClaimKind, StatedClaim } from '#lib/claims/kinds.ts'
import type { ClaimContent } from '#lib/claims/merge-claim.ts'
import type { Predicate } from '#lib/claims/predicate.ts'
import { positionRange, writePredicate } from '#lib/claims/write-predicate.ts'
import { memberLine, parseMemberLine } from '#lib/families/member-lines.ts'

/** A claim as the fields of a form, all of them texts: a neuron, a member, a token or a piece of evidence a line. */
export type ClaimFields = Record<string, string>

const lines = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
const given = (name: string, text: string | undefined) => (text?.trim() ? { [name]: text } : {})

/** What a form says that a claim of a kind states, its confidence and evidence; to be checked. `site` is the site's own address. */
export function fieldsToContent(kind: ClaimKind, fields: ClaimFields, site: string) {
  const { confidence = 'medium', evidence = '' } = fields
  return { body: bodyOf(kind, fields), confidence, evidence: parseEvidenceLines(evidence, site) }
}

function bodyOf(kind: ClaimKind, fields: ClaimFields): Record<string, unknown> {
  const text = given('text', fields.text)
  const neurons = (fields.neurons ?? '').split(/[\s,]+/).filter(Boolean)
  const options = { ignoreCase: fields.case === '1', wholeWord: fields.word === '1' }
  if (kind === 'description') return { neurons, text: fields.text ?? '', ...predicateOf(fields) }
  if (kind === 'tag') return { neurons, label: fields.label ?? '', ...text, ...predicateOf(fields) }
  if (kind === 'regex') return { neurons, pattern: fields.pattern ?? '', ...options, ...text }
  const { source = '', target = '', relation = '' } = fields
  if (kind === 'relation') return { source, target, relation, ...text }
  if (kind === 'split') return { ...text, parent: fields.parent ?? '', children: lines(fields.children).map(childOf) }
  const { title = '', symmetry = '', parameter = '' } = fields
  return { title, ...text, symmetry, parameter, members: lines(fields.members).map(memberOf) }
}

function memberOf(line: string) {
  const { neuron, value, note } = parseMemberLine(line, { values: true })
  return { neuron, value, ...given('note', note) }
}

function childOf(line: string) {
  const { neuron, note } = parseMemberLine(line, { values: false })
  return { neuron, ...given('note', note) }
}

function predicateOf({ predicate: type, predicateText: text = '', predicateCase, predicateWord }: ClaimFields) {
  if (!type || type === 'none') return {}
  // Tokens are taken as they stand, spaces too; a browser sends \r\n.
  const list = text.split(/\r?\n/).filter(line => line !== '')
  const options = { ignoreCase: predicateCase === '1', wholeWord: predicateWord === '1' }
  if (type === 'regex') return { predicate: { type, pattern: text.replace(/\r?\n/g, ''), ...options } }
  if (type === 'domain') return { predicate: { type, domains: list } }
  if (type === 'positions') return { predicate: `position ${text.trim()}` }
  return { predicate: type === 'combined' ? text : { type, tokens: list } }
}

/** The fields of what a claim says: what `fieldsToContent` reads back. */
export function contentToFields(
  { kind, body }: StatedClaim,
  content: Omit<ClaimContent<ClaimBody>, 'body'>,
): ClaimFields {
  const fields: ClaimFields = {
    kind,
    text: body.text ?? '',
    confidence: content.confidence,
    evidence: content.evidence.map(evidenceLine).join('\n'),
  }
  if ('neurons' in body) fields.neurons = body.neurons.join('\n')
  if ('predicate' in body && body.predicate) Object.assign(fields, predicateFields(body.predicate))
  if (kind === 'tag') fields.label = body.label
  if (kind === 'regex') {
    fields.pattern = body.pattern
    if (body.ignoreCase) fields.case = '1'
    if (body.wholeWord) fields.word = '1'
  }
  if (kind === 'relation') Object.assign(fields, { source: body.source, target: body.target, relation: body.relation })
  if (kind === 'split') {
    fields.parent = body.parent
    fields.children = body.children.map(({ neuron, note = '' }) => memberLine({ neuron, value: '', note })).join('\n')
  }
  if (kind === 'family') {
    const { title, symmetry, parameter, members } = body
    const rows = members.map(({ note = '', ...member }) => memberLine({ ...member, note }))
    Object.assign(fields, { title, symmetry, parameter, members: rows.join('\n') })
  }
  return fields
}

function predicateFields(predicate: Predicate): ClaimFields {
  const { type } = predicate
  if (type === 'domain') return { predicate: type, predicateText: predicate.domains.join('\n') }
  if (type === 'positions') return { predicate: type, predicateText: positionRange(predicate) }
  const written = 'tokens' in predicate ? predicate.tokens : type === 'regex' ? [predicate.pattern] : ['\n']
  // What has a line break does not fit into a box of lines.
  if (written.some(text => /[\r\n]/.test(text)))
    return { predicate: 'combined', predicateText: writePredicate(predicate) }
  const fields: ClaimFields = { predicate: type, predicateText: written.join('\n') }
  if (type === 'regex' && predicate.ignoreCase) fields.predicateCase = '1'
  if (type === 'regex' && predicate.wholeWord) fields.predicateWord = '1'
  return fields
}
