import { AFTER_NEWLINE, AFTER_WORD, ASSERT, AT_START, BYTE, MATCH, type Program, SPLIT } from '#lib/regex/program.ts'

/** Codes from here on ask about the next byte too (ASSERTIONS). */
const FIRST_AHEAD = 2
/** Turns are kept in 32 bits. */
const LAST_TURN = 2 ** 31 - 1

/** Whether an assertion holds between what was (`before`) and what comes (`next`), both AFTER_... */
function holds(code: number, before: number, next: number): boolean {
  switch (code) {
    case 0:
      return before === AT_START
    case 1:
      return before >= AFTER_NEWLINE
    case 2:
      return next === AFTER_NEWLINE
    case 3:
      return (before === AFTER_WORD) !== (next === AFTER_WORD)
    case 4:
      return (before === AFTER_WORD) === (next === AFTER_WORD)
    default:
      return before !== AFTER_WORD || next !== AFTER_WORD
  }
}

/**
 * Where all open matches stand, moved on by one byte at a time. A set holds BYTE nodes and assertions that wait for the next byte;
 * where a match may begin is in no set, but joins each step.
 */
export class Stepper {
  readonly #program: Program
  /** The set the last step led to: the first `size` entries. */
  readonly list: Int32Array
  size = 0
  /** Whether some match ended with the last step. */
  accepts = false
  /** Nodes visited by all steps so far. */
  visits = 0
  readonly #stamp: Int32Array
  readonly #waiting: Int32Array
  /** Strongest node met of each chain. */
  readonly #strongest: Int32Array
  #turn = 0
  #waitTurn = 0
  readonly #stack: number[] = []
  /** What beginning here leads to, per (before, class): nodes, and last a 1 where it is a match already. */
  readonly #begun: (Int32Array | undefined)[] = []

  constructor(program: Program) {
    this.#program = program
    this.list = new Int32Array(program.nNodes)
    this.#stamp = new Int32Array(program.nNodes)
    this.#waiting = new Int32Array(program.nNodes)
    this.#strongest = new Int32Array(program.nChains + 1)
  }

  /** One byte of class c, from a set (`size` entries of `members` from `first`) behind what `before` says. */
  step(members: Int32Array, first: number, size: number, before: number, c: number): void {
    const begun = this.#beginning(before, c)
    this.#clear()
    this.#move(members, first, size, before, c)
    const stamp = this.#stamp
    const turn = this.#turn
    const last = begun.length - 1
    for (let i = 0; i < last; i++) {
      const node = begun[i]
      if (stamp[node] === turn) continue
      stamp[node] = turn
      this.list[this.size++] = node
    }
    this.visits += last
    if (begun[last] === 1) this.accepts = true
    if (this.#program.nChains > 0) this.#keepStrongest()
  }

  /** As step, but no match may begin here. */
  stepOnly(members: Int32Array, first: number, size: number, before: number, c: number): void {
    this.#clear()
    this.#move(members, first, size, before, c)
  }

  /** Sets out at the start of a text: the set before its first byte. */
  setOut(): void {
    this.#clear()
    this.#add(this.#program.start, AT_START)
  }

  /** Of the nodes of each chain leaves the strongest, so that `.{0,200}` has 200 states and not all of their subsets. */
  #keepStrongest(): void {
    const { chain, strength } = this.#program
    const { list, size } = this
    const stamp = this.#stamp
    const strongest = this.#strongest
    for (let i = 0; i < size; i++) {
      const of = chain[list[i]]
      if (of === 0) continue
      const other = strongest[of]
      // What an earlier step left there is no rival: it was not met in this one.
      if (chain[other] !== of || stamp[other] !== this.#turn || strength[other] < strength[list[i]])
        strongest[of] = list[i]
    }
    let n = 0
    for (let i = 0; i < size; i++)
      if (chain[list[i]] === 0 || strongest[chain[list[i]]] === list[i]) list[n++] = list[i]
    this.size = n
  }

  #clear(): void {
    if (this.#turn === LAST_TURN) {
      this.#stamp.fill(0)
      this.#turn = 0
    }
    this.#turn++
    this.size = 0
    this.accepts = false
  }

  #beginning(before: number, c: number): Int32Array {
    const slot = before * this.#program.nClasses + c
    let begun = this.#begun[slot]
    if (!begun) {
      this.#clear()
      this.#add(this.#program.start, before)
      const start = this.list.slice(0, this.size)
      this.#clear()
      this.#move(start, 0, start.length, before, c)
      begun = new Int32Array(this.size + 1)
      begun.set(this.list.subarray(0, this.size))
      begun[this.size] = this.accepts ? 1 : 0
      this.#begun[slot] = begun
    }
    return begun
  }

  #move(members: Int32Array, from: number, size: number, before: number, c: number): void {
    const { kind, first, detail, targets, edges, nClasses, after } = this.#program
    const next = after[c]
    if (this.#waitTurn === LAST_TURN) {
      this.#waiting.fill(0)
      this.#waitTurn = 0
    }
    this.#waitTurn++
    const { list } = this
    const stamp = this.#stamp
    const turn = this.#turn
    this.visits += size
    let n = this.size
    for (let i = from; i < from + size; i++) {
      const node = members[i]
      if (kind[node] === BYTE) {
        const edge = edges[detail[node] * nClasses + c]
        if (edge < 0) continue
        const target = targets[first[node] + edge]
        if (stamp[target] === turn) continue
        if (kind[target] === BYTE) {
          // The usual case, without the stack: what bounds the time of a scan is how long this takes.
          stamp[target] = turn
          list[n++] = target
          continue
        }
        this.size = n
        this.#add(target, next)
      } else {
        this.size = n
        this.#wait(node, before, c)
      }
      n = this.size
    }
    this.size = n
  }

  /** An assertion that waited: now that the next byte is known, goes on to the nodes that read it, and lets them. */
  #wait(node: number, before: number, c: number): void {
    const { kind, first, detail, targets, edges, nClasses, after } = this.#program
    const next = after[c]
    const stack: number[] = [node]
    while (stack.length > 0) {
      const at = stack.pop()!
      if (this.#waiting[at] === this.#waitTurn) continue
      this.#waiting[at] = this.#waitTurn
      this.visits++
      if (kind[at] === BYTE) {
        const edge = edges[detail[at] * nClasses + c]
        if (edge >= 0) this.#add(targets[first[at] + edge], next)
      } else if (kind[at] === SPLIT || (kind[at] === ASSERT && holds(detail[at], before, next)))
        for (let i = first[at]; i < first[at + 1]; i++) stack.push(targets[i])
    }
  }

  /** Adds what a node leads to without reading, at a place behind what `before` says. */
  #add(node: number, before: number): void {
    const { kind, first, detail, targets } = this.#program
    const stamp = this.#stamp
    const turn = this.#turn
    const stack = this.#stack
    stack.push(node)
    while (stack.length > 0) {
      const at = stack.pop()!
      if (stamp[at] === turn) continue
      stamp[at] = turn
      this.visits++
      const what = kind[at]
      if (what === BYTE || (what === ASSERT && detail[at] >= FIRST_AHEAD)) this.list[this.size++] = at
      else if (what === MATCH) this.accepts = true
      else if (what === SPLIT || holds(detail[at], before, before))
        for (let i = first[at]; i < first[at + 1]; i++) stack.push(targets[i])
    }
  }
}
