import { decodeRowTokens, type RowToken, spanAt, type TokenSpan, tokenSpans } from '#lib/tokens/row-tokens.ts'

/** A row's tokens beside the text nodes they are drawn in. */
export interface RowTokens {
  tokens: RowToken[]
  spans: TokenSpan[]
  /** Index in the document of the row's first token; activation at level 0 and at level 255. */
  start: number
  low: number
  high: number
  /** Index in the document of the token the row is about, and its exact activation. */
  peak: number
  peakActivation: number
}

const read = new WeakMap<Element, RowTokens>()

/** The tokens of a row (its `data-` attributes), read once. */
export function rowTokens(row: HTMLElement): RowTokens {
  const known = read.get(row)
  if (known) return known
  const tokens = decodeRowTokens(row.dataset.t ?? '')
  const [start, low, high] = (row.dataset.w ?? '').split(' ').map(Number)
  const [peak, peakActivation] = (row.dataset.p ?? '').split(' ').map(Number)
  const answer = { tokens, spans: tokenSpans(tokens), start, low, high, peak, peakActivation }
  read.set(row, answer)
  return answer
}

/** The text nodes of a row's tokens, in order. */
function textNodes(row: HTMLElement): Text[] {
  const nodes: Text[] = []
  for (const part of row.querySelectorAll(':scope > summary > :is(.l, .r)')) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text)
  }
  return nodes
}

/** The DOM range of a span, or null where the row's text is shorter. */
export function spanRange(row: HTMLElement, { start, end }: TokenSpan): Range | null {
  const range = document.createRange()
  let offset = 0
  let begun = false
  for (const node of textNodes(row)) {
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

/** The span of `row` under a point of the window; null between tokens and outside the text. */
export function spanAtPoint(row: HTMLElement, x: number, y: number): TokenSpan | null {
  const caret = caretAt(x, y)
  if (!caret) return null
  let offset = 0
  for (const node of textNodes(row)) {
    if (node === caret.node) {
      // A caret stands between two characters; the pointer is over one of them.
      const { spans } = rowTokens(row)
      for (const at of [offset + caret.offset, offset + caret.offset - 1]) {
        const span = spanAt(spans, at)
        if (span && covers(row, span, x, y)) return span
      }
      return null
    }
    offset += node.length
  }
  return null
}

const covers = (row: HTMLElement, span: TokenSpan, x: number, y: number) =>
  Array.from(spanRange(row, span)?.getClientRects() ?? []).some(
    rect => x >= rect.left && x < rect.right && y >= rect.top - 3 && y < rect.bottom + 3,
  )
