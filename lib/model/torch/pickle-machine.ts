import { fail } from '#lib/model/torch/byte-source.ts'
import { kindOf, type PickleDict, type PickleValue } from '#lib/model/torch/pickle-value.ts'

/** The state of a pickle being read. Values are shared, never copied, so it cannot grow beyond the bytes that were read. */
export interface PickleMachine {
  bytes: Uint8Array
  view: DataView
  /** Next byte. */
  at: number
  stack: PickleValue[]
  /** Lengths of the stack where a sequence under way began. */
  marks: number[]
  memo: Map<number, PickleValue>
}

/** How deep values may stand in one another while they are read; checkpoints need fewer than ten. */
const maxDepth = 100
const maxMemo = 1_000_000

export function createMachine(bytes: Uint8Array): PickleMachine {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { bytes, view, at: 0, stack: [], marks: [], memo: new Map() }
}

/** Moves on by `count` bytes and returns where they began. */
export function take(machine: PickleMachine, count: number): number {
  const from = machine.at
  if (from + count > machine.bytes.length) fail('the pickle is cut short')
  machine.at += count
  return from
}

/** The next text of so many bytes of UTF-8. */
export function takeText(machine: PickleMachine, length: number): string {
  const from = take(machine, length)
  return new TextDecoder().decode(machine.bytes.subarray(from, from + length))
}

/** The next text up to a line break. */
export function takeLine(machine: PickleMachine): string {
  const end = machine.bytes.indexOf(10, machine.at)
  if (end < 0) return fail('the pickle is cut short')
  const text = takeText(machine, end - machine.at)
  machine.at++
  return text
}

export function pop(machine: PickleMachine): PickleValue {
  const floor = machine.marks.at(-1) ?? 0
  if (machine.stack.length <= floor) return fail('the pickle takes more than it put')
  return machine.stack.pop() as PickleValue
}

export function mark(machine: PickleMachine): void {
  if (machine.marks.push(machine.stack.length) > maxDepth) fail(`the pickle nests deeper than ${maxDepth} values`)
}

/** Everything since the last mark. */
export function popToMark(machine: PickleMachine): PickleValue[] {
  const from = machine.marks.pop()
  return from === undefined ? fail('the pickle takes more than it put') : machine.stack.splice(from)
}

/** Keeps the value on top under a number. */
export function remember(machine: PickleMachine, index: number): void {
  if (machine.memo.size >= maxMemo) fail(`the pickle remembers more than ${maxMemo} values`)
  const value = pop(machine)
  machine.stack.push(value)
  machine.memo.set(index, value)
}

export function recall(machine: PickleMachine, index: number): void {
  const value = machine.memo.get(index)
  machine.stack.push(value === undefined ? fail('the pickle recalls a value that it did not keep') : value)
}

/** The dict on top of the stack. */
export function topDict(machine: PickleMachine): PickleDict {
  const top = machine.stack.at(-1) ?? null
  if (typeof top !== 'object' || top === null || top.kind !== 'dict') {
    return fail(`the pickle puts items into ${kindOf(top)}; wanted a dict`)
  }
  return top
}

/** Puts key, value, key, value ... into a dict. */
export function putItems({ items }: PickleDict, pairs: PickleValue[]): void {
  if (pairs.length % 2 !== 0) fail('the pickle puts a key without a value')
  for (let i = 0; i < pairs.length; i += 2) {
    const key = pairs[i]
    if (typeof key !== 'string' && typeof key !== 'number') throw new Error(`torch file: a key is ${kindOf(key)}`)
    if (items.has(key)) fail(`the pickle has the key ${String(key).slice(0, 60)} twice`)
    items.set(key, pairs[i + 1])
  }
}
