import { addToLanes, nLanes } from '#lib/numeric/exact-sum.ts'
import { binOf, nBins, nSampleBins, sampleBinOf, samplesPerBin } from '#lib/numeric/histogram.ts'
import { lanesPerNeuron } from '#lib/numeric/power-sums.ts'
import type { KernelArrays, KernelRow, KernelState, ScanKernel } from '#workers/kernel/scan-kernel.ts'

/** The kernel in plain JavaScript: slow, readable, and bit for bit what kernel.c must give. Its test oracle. */
export const createJsKernel = (): ScanKernel => ({ createState })

function createState(dMlp: number, nUnits: number): KernelState {
  const slots = dMlp * nSampleBins * samplesPerBin
  const state: KernelArrays = {
    stride: dMlp,
    histogram: new Uint32Array(dMlp * nBins),
    lanes: new Float64Array(dMlp * lanesPerNeuron),
    min: new Float32Array(dMlp).fill(Number.POSITIVE_INFINITY),
    unitMax: new Float32Array(nUnits * dMlp).fill(Number.NEGATIVE_INFINITY),
    unitToken: new Uint32Array(nUnits * dMlp),
    slotCount: new Uint8Array(dMlp * nSampleBins),
    slotKey: new Uint32Array(slots),
    slotOrder: new Uint32Array(slots),
    slotValue: new Float32Array(slots),
  }
  const addRow = (row: KernelRow): boolean => {
    if (!row.activations.every(Number.isFinite)) return false
    for (let neuron = 0; neuron < dMlp; neuron++) addNeuron(state, neuron, row)
    return true
  }
  return { addRow, arrays: () => state, release: () => {} }
}

function addNeuron(state: KernelArrays, neuron: number, row: KernelRow): void {
  const { stride, histogram, lanes, min, unitMax, unitToken } = state
  const { activations, unit, firstToken, firstOrder, keys } = row
  const bos = row.hasBos ? 1 : 0
  const sums = [0, 0, 0, 0]
  let max = Number.NEGATIVE_INFINITY
  let at = bos
  for (let pos = 0; pos * stride < activations.length; pos++) {
    const x = activations[pos * stride + neuron]
    const bin = binOf(x)
    histogram[neuron * nBins + bin]++
    if (x > 0 && pos >= bos) offer(state, neuron * nSampleBins + sampleBinOf(bin), keys[pos], firstOrder + pos - bos, x)
    if (x > max && pos >= bos) {
      max = x
      at = pos
    }
    if (x < min[neuron]) min[neuron] = x
    const square = x * x
    sums[0] += x
    sums[1] += square
    sums[2] += square * x
    sums[3] += square * square
  }
  for (let power = 0; power < 4; power++) addToLanes(lanes, neuron * lanesPerNeuron + power * nLanes, sums[power])
  const token = firstToken + at - bos
  const to = unit * stride + neuron
  if (max > unitMax[to] || (max === unitMax[to] && token < unitToken[to])) {
    unitMax[to] = max
    unitToken[to] = token
  }
}

/**
 * Keeps the token where a slot is free, or in place of the last one in sample order where it comes before that; false where
 * it, and so any later one in sample order, has no place.
 */
export function offer(state: KernelArrays, reservoir: number, key: number, order: number, value: number): boolean {
  const { slotCount, slotKey, slotOrder, slotValue } = state
  const first = reservoir * samplesPerBin
  let slot = first + slotCount[reservoir]
  if (slotCount[reservoir] < samplesPerBin) slotCount[reservoir]++
  else {
    slot = first
    for (let i = first + 1; i < first + samplesPerBin; i++)
      if (slotKey[i] > slotKey[slot] || (slotKey[i] === slotKey[slot] && slotOrder[i] > slotOrder[slot])) slot = i
    if (key > slotKey[slot] || (key === slotKey[slot] && order >= slotOrder[slot])) return false
  }
  slotKey[slot] = key
  slotOrder[slot] = order
  slotValue[slot] = value
  return true
}
