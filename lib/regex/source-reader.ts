import { PatternError } from '#lib/regex/pattern-error.ts'

/** A place in the source of a pattern, moving on. */
export class SourceReader {
  readonly source: string
  /** Offset of the next character. */
  at = 0

  constructor(source: string) {
    this.source = source
  }

  get done(): boolean {
    return this.at >= this.source.length
  }

  /** Whether what comes next is this text. */
  sees(text: string): boolean {
    return this.source.startsWith(text, this.at)
  }

  /** Passes this text where it comes next, and says whether it did. */
  take(text: string): boolean {
    if (!this.sees(text)) return false
    this.at += text.length
    return true
  }

  /** Passes one character and returns it; empty at the end. */
  next(): string {
    const point = this.source.codePointAt(this.at)
    if (point === undefined) return ''
    const character = String.fromCodePoint(point)
    this.at += character.length
    return character
  }

  /** Passes what a sticky expression matches here; null where it does not. */
  match(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.at
    const found = sticky.exec(this.source)
    if (found) this.at += found[0].length
    return found
  }

  /** Refuses the pattern. */
  refuse(message: string, at = this.at): never {
    throw new PatternError(message, at)
  }
}
