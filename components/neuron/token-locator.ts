import type { RowContext } from '#components/neuron/row-html.ts'
import { type PackedRow, type RowTokens, unpackTokens } from '#lib/tokens/packed-row.ts'
import { spanAt, type TokenSpan, tokenSpans } from '#lib/tokens/token-spans.ts'

/** What is known of a row on the page. */
export interface KeptRow {
  row: PackedRow
  context: RowContext
}

/** A row with its tokens and where they stand in its text. */
export interface ReadRow extends KeptRow {
  tokens: RowTokens
  spans: TokenSpan[]
}

const kept = new WeakMap<Element, KeptRow>()
const read = new WeakMap<KeptRow, ReadRow>()

/** Remembers what a row's element was drawn from. */
export const keepRow = (element: Element, row: KeptRow): void => {
  kept.set(element, row)
}

/** What a row's element was drawn from, its tokens unpacked once; undefined before the rows were taken over. */
export function readRow(element: Element): ReadRow | undefined {
  const row = kept.get(element)
  if (!row) return undefined
  let answer = read.get(row)
  if (!answer) {
    const tokens = unpackTokens(row.row)
    answer = { ...row, tokens, spans: tokenSpans(tokens.pieces) }
    read.set(row, answer)
  }
  return answer
}

/** The text nodes of a row's tokens, in order. */
function textNodes(element: Element): Text[] {
  const nodes: Text[] = []
  for (const part of element.querySelectorAll(':scope > summary > :is(.l, .r)')) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text)
  }
  return nodes
}

/** The DOM range of a span, or null where the row's text is shorter. */
export function spanRange(element: Element, { start, end }: TokenSpan): Range | null {
  const range = document.createRange()
  let offset = 0
  let begun = false
  for (const node of textNodes(element)) {
    if (!begun && start < offset + node.length) {
      range.setStart(node, start - offset)
      begun = true
    }
    if (begun && end <= offset + node.length) {
      range.setEnd(node, end - offset)
      return range
    }
    offset += node.length
  }
  return null
}

/** The caret position under a point, in either of the two spellings browsers have for it. */
function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y)
    return position && { node: position.offsetNode, offset: position.offset }
  }
  const range = document.caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : null
}

const covers = (element: Element, span: TokenSpan, x: number, y: number) =>
  Array.from(spanRange(element, span)?.getClientRects() ?? []).some(
    rect => x >= rect.left && x < rect.right && y >= rect.top - 3 && y < rect.bottom + 3,
  )

/** The span of a row under a point of the window; null between tokens and outside the text. */
export function spanAtPoint(element: Element, x: number, y: number): TokenSpan | null {
  const caret = caretAt(x, y)
  const spans = readRow(element)?.spans
  if (!caret || !spans) return null
  let offset = 0
  for (const node of textNodes(element)) {
    if (node === caret.node) {
      // A caret stands between two characters; the pointer is over one of them.
      const found = [0, -1].map(step => spanAt(spans, offset + caret.offset + step))
      return found.find(span => span && covers(element, span, x, y)) ?? null
    }
    offset += node.length
  }
  return null
}
