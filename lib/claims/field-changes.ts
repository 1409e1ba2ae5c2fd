import { diffWordsWithSpace } from 'diff'
import type { ClaimFields } from '#lib/claims/claim-fields.ts'

/** A piece of a text that two versions have in common, or that one of them lacks. */
export interface ChangePart {
  text: string
  change: 'same' | 'added' | 'removed'
}

/** A field that differs between two versions, word by word. */
export interface FieldChange {
  name: string
  parts: ChangePart[]
}

const words: Record<string, string> = {
  text: 'words',
  neurons: 'neurons',
  label: 'label',
  pattern: 'pattern',
  case: 'upper and lower case alike',
  word: 'whole words only',
  predicate: 'fires when',
  predicateText: 'fires when',
  predicateCase: 'upper and lower case alike',
  predicateWord: 'whole words only',
  editors: 'who may edit',
}

/** A field's name in words. */
export const fieldWords = (name: string): string => words[name] ?? words[name.split('.')[0]] ?? name

/** What differs between two versions, field by field; fields that are the same are left out. */
export function fieldChanges(before: ClaimFields, after: ClaimFields): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .filter(name => (before[name] ?? '') !== (after[name] ?? ''))
    .map(name => ({ name, parts: wordChanges(before[name] ?? '', after[name] ?? '') }))
}

/** Two texts word by word. */
export const wordChanges = (before: string, after: string): ChangePart[] =>
  diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'same',
  }))
