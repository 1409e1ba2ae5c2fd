/** What a pickle may hold here: data only. */
export type PickleValue =
  | null
  | boolean
  | number
  | string
  | PickleSequence
  | PickleDict
  | PickleName
  | TorchStorage
  | TorchTensor

/** A tuple or a list. */
export interface PickleSequence {
  kind: 'tuple' | 'list'
  items: PickleValue[]
}

/** A dict or an OrderedDict. */
export interface PickleDict {
  kind: 'dict'
  items: Map<string | number, PickleValue>
}

/** One of the few names a pickle may refer to: `torch.FloatStorage`. */
export interface PickleName {
  kind: 'name'
  name: string
}

/** A run of numbers that lies in an entry of the archive. */
export interface TorchStorage {
  kind: 'storage'
  /** Name of the entry under `data/`. */
  key: string
  /** safetensors' word for the kind of number. */
  dtype: string
  /** How many numbers. */
  length: number
}

/** A view of a storage. */
export interface TorchTensor {
  kind: 'tensor'
  storage: TorchStorage
  /** Index of the first number in the storage. */
  offset: number
  shape: number[]
  /** Numbers from one index to the next, for each axis. */
  stride: number[]
}

/** What kind of thing a value is, for errors: never the value itself, which may be large. */
export function kindOf(value: PickleValue | undefined): string {
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'object' ? `a ${value.kind}` : `a ${typeof value}`
}
