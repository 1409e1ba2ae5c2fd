import { fail, shown } from '#lib/model/torch/byte-source.ts'
import {
  createMachine,
  mark,
  type PickleMachine,
  pop,
  popToMark,
  putItems,
  recall,
  remember,
  take,
  takeLine,
  takeText,
  topDict,
} from '#lib/model/torch/pickle-machine.ts'
import { kindOf, type PickleValue } from '#lib/model/torch/pickle-value.ts'
import { callName, isKnownName, storageOf } from '#lib/model/torch/rebuild.ts'

/**
 * Reads a pickle of tensors, as torch.save writes it (protocols 2 to 5). It is data to this reader, not a program: of all the
 * names in the world it knows those of `rebuild.ts`, and a call of one of them makes a record. Throws one line on anything else.
 * At most 500,000 instructions are followed, each of which makes one small thing at most.
 */
export function readPickle(bytes: Uint8Array): PickleValue {
  const machine = createMachine(bytes)
  for (let done = 0; ; done++) {
    if (done > maxSteps) fail(`the pickle has more than ${maxSteps} instructions`)
    const code = bytes[take(machine, 1)]
    if (code === 0x2e) break // STOP
    const step = steps.get(code)
    if (!step) return fail(`the pickle has instruction ${code}, which no file of tensors needs; nothing was run`)
    step(machine)
  }
  const result = pop(machine)
  return machine.stack.length > 0 ? fail('the pickle leaves values behind') : result
}

/** A published checkpoint needs some 10,000. */
const maxSteps = 500_000

type Step = (machine: PickleMachine) => void

const push =
  (read: (machine: PickleMachine) => PickleValue): Step =>
  machine => {
    machine.stack.push(read(machine))
  }
const u8 = (m: PickleMachine): number => m.bytes[take(m, 1)]
const u16 = (m: PickleMachine): number => m.view.getUint16(take(m, 2), true)
const u32 = (m: PickleMachine): number => m.view.getUint32(take(m, 4), true)

/** Instructions by their byte, with the names that Python's pickletools gives them. */
const steps = new Map<number, Step>([
  [0x80, m => void (u8(m) > 5 && fail('the pickle is of a protocol after 5'))], // PROTO
  [0x95, m => void take(m, 8)], // FRAME
  [0x4e, push(() => null)], // NONE
  [0x88, push(() => true)], // NEWTRUE
  [0x89, push(() => false)], // NEWFALSE
  [0x4a, push(m => m.view.getInt32(take(m, 4), true))], // BININT
  [0x4b, push(u8)], // BININT1
  [0x4d, push(u16)], // BININT2
  [0x8a, push(longNumber)], // LONG1
  [0x47, push(m => m.view.getFloat64(take(m, 8)))], // BINFLOAT
  [0x58, push(m => takeText(m, u32(m)))], // BINUNICODE
  [0x8c, push(m => takeText(m, u8(m)))], // SHORT_BINUNICODE
  [0x28, mark], // MARK
  [0x29, push(() => ({ kind: 'tuple', items: [] }))], // EMPTY_TUPLE
  [0x5d, push(() => ({ kind: 'list', items: [] }))], // EMPTY_LIST
  [0x7d, push(() => ({ kind: 'dict', items: new Map() }))], // EMPTY_DICT
  [0x74, push(m => ({ kind: 'tuple', items: popToMark(m) }))], // TUPLE
  [0x85, m => tuple(m, 1)], // TUPLE1
  [0x86, m => tuple(m, 2)], // TUPLE2
  [0x87, m => tuple(m, 3)], // TUPLE3
  [0x61, m => append(m, [pop(m)])], // APPEND
  [0x65, m => append(m, popToMark(m))], // APPENDS
  [0x73, setItem], // SETITEM
  [0x75, setItems], // SETITEMS
  [0x71, m => remember(m, u8(m))], // BINPUT
  [0x72, m => remember(m, u32(m))], // LONG_BINPUT
  [0x94, m => remember(m, m.memo.size)], // MEMOIZE
  [0x68, m => recall(m, u8(m))], // BINGET
  [0x6a, m => recall(m, u32(m))], // LONG_BINGET
  [0x63, push(m => named(takeLine(m), takeLine(m)))], // GLOBAL
  [0x93, stackGlobal], // STACK_GLOBAL
  [0x52, reduce], // REDUCE
  [0x62, build], // BUILD
  [0x51, push(m => storageOf(pop(m)))], // BINPERSID
])

function longNumber(machine: PickleMachine): number {
  const length = u8(machine)
  const from = take(machine, length)
  let value = 0n
  if (length > 8) return fail(`the pickle has a whole number of ${length} bytes`)
  for (let i = length - 1; i >= 0; i--) value = (value << 8n) | BigInt(machine.bytes[from + i])
  const signed = Number(BigInt.asIntN(8 * length, value))
  return Number.isSafeInteger(signed) ? signed : fail('the pickle has a whole number beyond 2^53')
}

function tuple(machine: PickleMachine, count: number): void {
  const items = Array.from({ length: count }, () => pop(machine)).reverse()
  machine.stack.push({ kind: 'tuple', items })
}

function append(machine: PickleMachine, values: PickleValue[]): void {
  const top = machine.stack.at(-1) ?? null
  if (typeof top !== 'object' || top?.kind !== 'list')
    throw new Error(`torch file: the pickle appends to ${kindOf(top)}; wanted a list`)
  for (const value of values) top.items.push(value)
}

function setItem(machine: PickleMachine): void {
  const value = pop(machine)
  const key = pop(machine)
  putItems(topDict(machine), [key, value])
}

function setItems(machine: PickleMachine): void {
  const pairs = popToMark(machine)
  putItems(topDict(machine), pairs)
}

function named(module: string, name: string): PickleValue {
  const full = `${module}.${name}`
  if (isKnownName(full)) return { kind: 'name', name: full }
  return fail(
    `the pickle asks for ${shown(full)}; only tensors are read and nothing was run: save model.state_dict() alone`,
  )
}

function stackGlobal(machine: PickleMachine): void {
  const name = pop(machine)
  const module = pop(machine)
  if (typeof module !== 'string' || typeof name !== 'string') fail('the pickle asks for something without a name')
  machine.stack.push(named(module, name))
}

function reduce(machine: PickleMachine): void {
  const args = pop(machine)
  machine.stack.push(callName(pop(machine), args))
}

/** Attributes of a dict, such as a state dict's `_metadata`, do not matter; nothing else has any. */
function build(machine: PickleMachine): void {
  pop(machine)
  topDict(machine)
}
