import type { Syntax } from '#lib/regex/syntax.ts'

/** What a node of a program does. */
export const MATCH = 0
/** Goes on at all of its targets. */
export const SPLIT = 1
/** Reads one byte: its shape says which target the byte leads to. */
export const BYTE = 2
/** Goes on where an assertion holds. */
export const ASSERT = 3

/** Assertions as numbers, in the order of their codes. */
export const ASSERTIONS = [
  'textStart',
  'lineStart',
  'lineEnd',
  'wordBoundary',
  'noWordBoundary',
  'outsideWord',
] as const

/** What the byte before a place was. */
export const AFTER_OTHER = 0
export const AFTER_WORD = 1
export const AFTER_NEWLINE = 2
/** There was none. */
export const AT_START = 3

/** A pattern as a machine over byte classes. */
export interface Program {
  /** What it was made of. */
  readonly syntax: Syntax
  /** Node to begin at. */
  readonly start: number
  readonly nNodes: number
  /** What each node does, [nNodes]. */
  readonly kind: Uint8Array
  /** Where its targets begin in `targets`, [nNodes + 1]. */
  readonly first: Uint32Array
  /** Shape of a BYTE node, code of an ASSERT node's assertion, [nNodes]. */
  readonly detail: Uint32Array
  /** Bytes that are still to come of the character a BYTE node stands in, [nNodes]. */
  readonly left: Uint8Array
  readonly targets: Uint32Array
  /** Chain of each node, 0 where it is in none, [nNodes]: of a chain's nodes in one set, the strongest does for all. */
  readonly chain: Uint32Array
  /** Strength of each node in its chain, [nNodes]. */
  readonly strength: Uint16Array
  /** Chains are numbered 1 to this. */
  readonly nChains: number
  /** Class of each byte, [256]: bytes of one class are alike to every node. */
  readonly classes: Uint8Array
  readonly nClasses: number
  /** Which of its targets a BYTE node of a shape goes on at for a class, or -1, [shapes, nClasses]. */
  readonly edges: Int16Array
  /** What a byte of a class is to the place behind it (AFTER_...), [nClasses]; all 0 where nothing is asserted. */
  readonly after: Uint8Array
  readonly hasAssertions: boolean
}
