/** Per-layer arrays a kernel fills while a shard is scanned. All are padded to `stride` neurons; the rest is noise. */
export interface KernelArrays {
  /** Neurons per row of the arrays, >= dMlp. */
  stride: number
  /** Counts in signed histogram bins, [stride, 1024]. */
  histogram: Uint32Array
  /** Exact power sums, [stride, 4, nLanes]. */
  lanes: Float64Array
  /** Smallest activation so far, [stride]. */
  min: Float32Array
  /** Largest activation of each unit so far, -Infinity before its first row, [nUnits, stride]. */
  unitMax: Float32Array
  /** First token to reach it, [nUnits, stride]. */
  unitToken: Uint32Array
  /** Filled reservoir slots, [stride, 64]. */
  slotCount: Uint8Array
  /** Sample key, place in the shard's sample order, and activation of each slot, [stride, 64, 8]. */
  slotKey: Uint32Array
  slotOrder: Uint32Array
  slotValue: Float32Array
}

/** One row handed to a kernel. */
export interface KernelRow {
  /** Activations, finite, [nTokens, dMlp]. */
  activations: Float32Array
  /** Unit that the row belongs to. */
  unit: number
  /** Token index of the row's first token after a BOS. */
  firstToken: number
  /** Place of that token in the shard's sample order. */
  firstOrder: number
  /** Sample key of each position; a BOS position's is not read, [nTokens]. */
  keys: Uint32Array
  /** Whether position 0 is BOS: counted, but never sampled and no unit's maximum, since it is no token of a document. */
  hasBos: boolean
}

/** State of one layer over one shard. */
export interface KernelState {
  /** Adds one row; the order of rows does not matter. Returns false, the state then being useless, on NaN or Inf. */
  addRow(row: KernelRow): boolean
  /** Views of the state, valid until the next addRow. */
  arrays(): KernelArrays
  /** Gives the memory back to the kernel for the next shard. */
  release(): void
}

/** The scan's inner loop: WebAssembly (kernel.ts) or its plain twin (kernel-js.ts). */
export interface ScanKernel {
  /** An empty state. */
  createState(dMlp: number, nUnits: number): KernelState
}
