import { dtypeBytes } from '#lib/model/safetensors-header.ts'
import { elementCount } from '#lib/model/tensor.ts'
import { type ByteSource, fail, shown } from '#lib/model/torch/byte-source.ts'
import { kindOf, type PickleValue, type TorchTensor } from '#lib/model/torch/pickle-value.ts'
import { readPickle } from '#lib/model/torch/read-pickle.ts'
import { entryData, readZipDirectory, type ZipEntry } from '#lib/model/torch/zip-directory.ts'

/** One tensor of a state dict and the archive's entry with its numbers. */
export interface TorchEntry {
  name: string
  dtype: string
  shape: number[]
  tensor: TorchTensor
  entry: ZipEntry
}

/** Unpacks raw deflate into exactly `size` bytes; throws where there are more or fewer. */
export type Inflate = (packed: Uint8Array, size: number) => Uint8Array

/** A state dict's pickle takes some 100 bytes a tensor: 25 kB for the largest of the published models. */
const maxPickleBytes = 2 ** 20

/**
 * The tensors of a file that torch.save wrote from a state dict, in its order; their numbers stay where they are. Every
 * storage's size is checked against the archive's directory. Throws one line on anything but a dict of tensors.
 */
export function readTorchArchive(source: ByteSource, inflate: Inflate): TorchEntry[] {
  const start = new Uint8Array(source.read(0, Math.min(16, source.size)))
  if (startsWith(start, legacy)) {
    fail(
      'it is in the format of PyTorch before 1.6; write it anew with ' +
        "python3 -c \"import torch; torch.save(torch.load('OLD.pth', map_location='cpu'), 'NEW.pth')\"",
    )
  }
  if (!startsWith(start, [0x50, 0x4b]))
    fail('it does not begin like a zip archive; wanted a file that torch.save wrote')
  const directory = readZipDirectory(source)
  const pickles = [...directory.keys()].filter(name => /^[^/]*\/data\.pkl$/.test(name))
  if (pickles.length !== 1) fail('the archive has no data.pkl of its own; wanted a file that torch.save wrote')
  const folder = pickles[0].slice(0, -'data.pkl'.length)
  if (directory.has(`${folder}constants.pkl`)) fail('it is a TorchScript archive; wanted one of model.state_dict()')
  const order = directory.get(`${folder}byteorder`)
  if (order && order.size === 3) fail('its numbers are big-endian; wanted little-endian')
  const pickle = directory.get(pickles[0]) as ZipEntry
  if (pickle.size > maxPickleBytes) fail(`its data.pkl claims ${pickle.size} bytes; at most ${maxPickleBytes} are read`)
  const root = readPickle(unpack(source, pickle, inflate))
  return stateDict(root).map(([name, tensor]) => {
    const { key, dtype, length } = tensor.storage
    const entry = directory.get(`${folder}data/${key}`)
    if (!entry) return fail(`tensor ${shown(name)} needs the entry data/${key}, which is missing`)
    if (entry.size !== length * dtypeBytes[dtype]) {
      fail(`tensor ${shown(name)} needs ${length * dtypeBytes[dtype]} bytes, its entry data/${key} has ${entry.size}`)
    }
    return { name, dtype, shape: tensor.shape, tensor, entry }
  })
}

/** All bytes of an entry, unpacked. */
export function unpack(source: ByteSource, entry: ZipEntry, inflate: Inflate): Uint8Array {
  const packed = source.read(entryData(source, entry), entry.packed)
  return entry.deflated ? inflate(packed, entry.size) : packed
}

/** True where a tensor's numbers are its storage from `offset` on, in order. */
export function isContiguous({ shape, stride }: TorchTensor): boolean {
  let step = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] > 1 && stride[axis] !== step) return false
    step *= shape[axis]
  }
  return true
}

/** A tensor's numbers in order, out of its storage's. */
export function gatherStrided({ offset, shape, stride }: TorchTensor, storage: Float32Array): Float32Array {
  const out = new Float32Array(elementCount(shape))
  const index = new Array<number>(shape.length).fill(0)
  let from = offset
  for (let i = 0; i < out.length; i++) {
    out[i] = storage[from]
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += stride[axis]
      if (++index[axis] < shape[axis]) break
      from -= stride[axis] * shape[axis]
      index[axis] = 0
    }
  }
  return out
}

/** What the pickle of torch's number 0x1950a86a20f9469cfc6c looks like. */
const legacy = [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19]

const startsWith = (bytes: Uint8Array, wanted: number[]): boolean => wanted.every((byte, i) => bytes[i] === byte)

function stateDict(root: PickleValue): [string, TorchTensor][] {
  if (typeof root !== 'object' || root?.kind !== 'dict')
    return fail(`it holds ${kindOf(root)}; wanted model.state_dict()`)
  return [...root.items].map(([name, value]) => {
    if (typeof value !== 'object' || value?.kind !== 'tensor') {
      return fail(`${shown(String(name))} is ${kindOf(value)}; wanted a tensor: save model.state_dict() alone`)
    }
    return [String(name), value]
  })
}
