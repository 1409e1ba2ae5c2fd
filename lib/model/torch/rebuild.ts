import { fail, shown } from '#lib/model/torch/byte-source.ts'
import {
  kindOf,
  type PickleSequence,
  type PickleValue,
  type TorchStorage,
  type TorchTensor,
} from '#lib/model/torch/pickle-value.ts'

/** Storages by the name PyTorch saves them under, and safetensors' word for what they hold. */
const storages = new Map([
  ['torch.FloatStorage', 'F32'],
  ['torch.HalfStorage', 'F16'],
  ['torch.BFloat16Storage', 'BF16'],
  ['torch.DoubleStorage', 'F64'],
  ['torch.LongStorage', 'I64'],
  ['torch.IntStorage', 'I32'],
  ['torch.ShortStorage', 'I16'],
  ['torch.CharStorage', 'I8'],
  ['torch.ByteStorage', 'U8'],
  ['torch.BoolStorage', 'BOOL'],
])

/** What each callable that may be named makes of its arguments. Nothing of Python is ever called. */
const makers = new Map<string, (args: PickleValue[]) => PickleValue>([
  ['collections.OrderedDict', () => ({ kind: 'dict', items: new Map() })],
  ['torch._utils._rebuild_tensor', rebuildTensor],
  ['torch._utils._rebuild_tensor_v2', rebuildTensor],
  ['torch._utils._rebuild_parameter', ([data]) => tensorOf(data)],
])

/** The most axes a tensor may have. */
const maxAxes = 8

/** Whether a pickle may name this. */
export const isKnownName = (name: string): boolean => storages.has(name) || makers.has(name)

/** The result of a pickled call. */
export function callName(callable: PickleValue, args: PickleValue): PickleValue {
  const maker = isObject(callable) && callable.kind === 'name' ? makers.get(callable.name) : undefined
  if (!maker || !isObject(args) || args.kind !== 'tuple') {
    return fail(`the pickle calls ${kindOf(callable)} with ${kindOf(args)}; only tensors are read and nothing was run`)
  }
  const name = (callable as { name: string }).name
  if (name === 'collections.OrderedDict' && args.items.length > 0) {
    return fail('the pickle makes an OrderedDict out of something; wanted an empty one that is then filled')
  }
  return maker(args.items)
}

/** A storage from what the pickle says where it lies: ('storage', kind, key, device, length). */
export function storageOf(id: PickleValue): TorchStorage {
  const [word, kind, key, , length] = isObject(id) && id.kind === 'tuple' ? id.items : []
  const dtype = isObject(kind) && kind.kind === 'name' ? storages.get(kind.name) : undefined
  if (word !== 'storage' || !dtype || typeof key !== 'string' || !isCount(length)) {
    return fail('the pickle refers to a storage in a way that torch.save does not')
  }
  if (!/^\d{1,9}$/.test(key)) return fail(`the pickle refers to a storage "${shown(key)}"; wanted a number`)
  return { kind: 'storage', key, dtype, length }
}

function rebuildTensor([storage, offset, shape, stride]: PickleValue[]): TorchTensor {
  if (!isObject(storage) || storage.kind !== 'storage')
    return fail(`a tensor is made of ${kindOf(storage)}; wanted a storage`)
  if (!isCount(offset) || !isCounts(shape) || !isCounts(stride) || shape.items.length !== stride.items.length) {
    return fail('a tensor has no valid offset, size and stride')
  }
  const sizes = shape.items as number[]
  const steps = stride.items as number[]
  const last = sizes.reduce((sum, size, axis) => sum + (size - 1) * steps[axis], offset)
  if (!sizes.includes(0) && !(last < storage.length)) {
    return fail(`a tensor reaches number ${last} of a storage of ${storage.length}`)
  }
  return { kind: 'tensor', storage, offset, shape: sizes, stride: steps }
}

const tensorOf = (value: PickleValue): TorchTensor =>
  isObject(value) && value.kind === 'tensor' ? value : fail(`a parameter is made of ${kindOf(value)}; wanted a tensor`)

const isObject = (value: PickleValue | undefined): value is Exclude<PickleValue, null | boolean | number | string> =>
  typeof value === 'object' && value !== null

const isCount = (value: PickleValue | undefined): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0

const isCounts = (value: PickleValue | undefined): value is PickleSequence =>
  isObject(value) && value.kind === 'tuple' && value.items.length <= maxAxes && value.items.every(isCount)
