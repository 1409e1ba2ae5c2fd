import { cutText } from '#workers/corpus/cut-text.ts'
import { MAX_DOCUMENT_LENGTH } from '#workers/corpus/source-document.ts'

/** Cuts a text that comes in parts, holding little of it. */
export interface PieceCutter {
  /** Adds a part; returns the pieces that are finished. */
  push(part: string): string[]
  /** The pieces left at the end; none for an empty text. */
  end(): string[]
}

const HELD = 16 * MAX_DOCUMENT_LENGTH

/** Pieces of at most 20,000 UTF-16 units at good breaks; joined, they are the text. */
export function createPieceCutter(): PieceCutter {
  let held = ''
  return {
    push(part) {
      held += part
      if (held.length < HELD) return []
      const pieces = cutText(held, MAX_DOCUMENT_LENGTH)
      held = pieces.pop() ?? ''
      return pieces
    },
    end() {
      const pieces = cutText(held, MAX_DOCUMENT_LENGTH)
      held = ''
      return pieces
    },
  }
}
