import { MAX_MEMBERS, MAX_TRANSITIONS, MIN_BYTES_A_STATE, UNCACHED_BYTES } from '#lib/regex/limits.ts'
import { AT_START, type Program } from '#lib/regex/program.ts'
import { Stepper } from '#lib/regex/stepper.ts'

/** State whose transitions are never kept: what it stands for changes with each byte. */
const PASSING = 0
/** State before the first byte of a text. */
const INITIAL = 1
/** Turns are kept in 32 bits. */
const LAST_TURN = 2 ** 31 - 1
/** What a miss costs besides the nodes it visits, in visits. */
const VISITS_A_MISS = 32

/**
 * The deterministic automaton of `.*R`, made as far as texts ask for it. A scan reads
 * `entry = table[(entry >> 1) + classes[byte]]`, asks `miss` where that is negative, and has a match's end where entry is odd.
 * States and transitions are kept up to a bound; then all are forgotten. Where that keeps happening, sets are stepped without
 * keeping any for a while: time stays linear in the text, whatever the pattern.
 */
export class LazyDfa {
  readonly #program: Program
  readonly #stepper: Stepper
  /** Class of each byte, [256]. */
  readonly classes: Uint8Array
  /** 2 * (first cell of the next state) + 1 where a match ends, or -1 where it is not known yet, [states, classes]. */
  table: Int32Array
  /** Bytes for which the table had no answer, so far. */
  misses = 0
  /** Times all states were forgotten, and states made, so far. */
  flushes = 0
  statesMade = 0
  #nStates = 0
  #members: Int32Array = new Int32Array(256)
  #nMembers = 0
  #first: number[] = []
  #size: number[] = []
  #before: number[] = []
  #byHash = new Map<number, number[]>()
  readonly #isMember: Int32Array
  #memberTurn = 0
  readonly #passing: Int32Array
  /** Bytes scanned before this text; bytes at the last flush; bytes until which nothing is kept. */
  #scanned = 0
  #flushedAt = 0
  #uncachedUntil = 0

  constructor(program: Program) {
    this.#program = program
    this.#stepper = new Stepper(program)
    this.classes = program.classes
    this.table = new Int32Array(64 * program.nClasses)
    this.#isMember = new Int32Array(program.nNodes)
    this.#passing = new Int32Array(program.nNodes)
    this.#forget()
  }

  /** Nodes visited so far: what all work but the inner loop is proportional to. */
  get visits(): number {
    return this.#stepper.visits
  }

  /**
   * Work done so far, in node visits: what bounds a visitor's scan, since it is the same on every machine. A byte that the table
   * knows costs next to nothing and is not counted.
   */
  get work(): number {
    return this.#stepper.visits + VISITS_A_MISS * this.misses
  }

  /** Entry to begin a text with. */
  begin(): number {
    return this.#entryOf(INITIAL, false)
  }

  /** Says that a text of this many bytes has been scanned. */
  end(nBytes: number): void {
    this.#scanned += nBytes
  }

  /** The entry behind `entry` for class c, which the table has not; at: offset in this text. `table` may be another one then. */
  miss(entry: number, c: number, at: number): number {
    const { nClasses, after, hasAssertions } = this.#program
    const stepper = this.#stepper
    this.misses++
    const cell = entry >> 1
    const state = cell / nClasses
    const members = state === PASSING ? this.#passing : this.#members
    stepper.step(members, this.#first[state], this.#size[state], this.#before[state], c)
    const before = hasAssertions ? after[c] : 0
    const now = this.#scanned + at
    if (now < this.#uncachedUntil) return this.#pass(before)

    const known = this.#find(before)
    if (known < 0 && this.#isFull()) {
      const worthIt = now - this.#flushedAt >= MIN_BYTES_A_STATE * this.#nStates
      this.#forget()
      this.flushes++
      this.#flushedAt = now
      if (!worthIt) {
        this.#uncachedUntil = now + UNCACHED_BYTES
        return this.#pass(before)
      }
      return this.#entryOf(this.#keep(before), stepper.accepts)
    }
    const next = this.#entryOf(known < 0 ? this.#keep(before) : known, stepper.accepts)
    if (state !== PASSING) this.table[cell + c] = next
    return next
  }

  #entryOf(state: number, accepts: boolean): number {
    return 2 * state * this.#program.nClasses + (accepts ? 1 : 0)
  }

  #pass(before: number): number {
    const { list, size, accepts } = this.#stepper
    this.#passing.set(list.subarray(0, size))
    this.#size[PASSING] = size
    this.#before[PASSING] = before
    return this.#entryOf(PASSING, accepts)
  }

  #isFull(): boolean {
    return (
      (this.#nStates + 1) * this.#program.nClasses > MAX_TRANSITIONS ||
      this.#nMembers + this.#stepper.size > Math.max(MAX_MEMBERS, this.#program.nNodes)
    )
  }

  #forget(): void {
    this.#nStates = 0
    this.#nMembers = 0
    this.#byHash.clear()
    this.table.fill(-1)
    const before = this.#program.hasAssertions ? AT_START : 0
    for (const state of [PASSING, INITIAL]) this.#setState(state, 0, 0, before)
    this.#nStates = 2
    this.#byHash.set(mixed(before), [INITIAL])
  }

  #setState(state: number, first: number, size: number, before: number): void {
    this.#first[state] = first
    this.#size[state] = size
    this.#before[state] = before
  }

  /** Sum over the stepper's set, so that the order in which nodes were met does not matter. */
  #hash(before: number): number {
    const { list, size } = this.#stepper
    let sum = mixed(before)
    for (let i = 0; i < size; i++) sum = (sum + mixed(list[i] + 4)) | 0
    return sum
  }

  /** State with the stepper's set, or -1. */
  #find(before: number): number {
    const candidates = this.#byHash.get(this.#hash(before))
    if (!candidates) return -1
    const { list, size } = this.#stepper
    if (this.#memberTurn === LAST_TURN) {
      this.#isMember.fill(0)
      this.#memberTurn = 0
    }
    const turn = ++this.#memberTurn
    for (let i = 0; i < size; i++) this.#isMember[list[i]] = turn
    for (const state of candidates) {
      if (this.#size[state] !== size || this.#before[state] !== before) continue
      const end = this.#first[state] + size
      let i = this.#first[state]
      while (i < end && this.#isMember[this.#members[i]] === turn) i++
      if (i === end) return state
    }
    return -1
  }

  #keep(before: number): number {
    const { list, size } = this.#stepper
    const { nClasses } = this.#program
    const state = this.#nStates++
    this.statesMade++
    if (this.#nMembers + size > this.#members.length) {
      const larger = new Int32Array(Math.max(2 * this.#members.length, this.#nMembers + size))
      larger.set(this.#members)
      this.#members = larger
    }
    this.#members.set(list.subarray(0, size), this.#nMembers)
    this.#setState(state, this.#nMembers, size, before)
    this.#nMembers += size
    const hash = this.#hash(before)
    const same = this.#byHash.get(hash)
    if (same) same.push(state)
    else this.#byHash.set(hash, [state])
    if ((state + 1) * nClasses > this.table.length) {
      const larger = new Int32Array(2 * this.table.length).fill(-1)
      larger.set(this.table)
      this.table = larger
    }
    return state
  }
}

const mixed = (n: number): number => {
  const h = Math.imul(n ^ (n >>> 15) ^ 0x5bd1e995, 0x85ebca6b)
  return Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
}
