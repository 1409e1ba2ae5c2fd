import { histogramBins } from '#lib/model/graph/histogram-bins.ts'
import { constant, type Graph, input, int32s, int64s, operator, output, scalar } from '#lib/model/onnx/graph.ts'
import { nBins, nSampleBins, samplesPerBin } from '#lib/numeric/histogram.ts'

/** float32's largest: no activation is beyond it, and none that counts is compared with it. */
const beyond = 3.4028234663852886e38

/** What a reducing graph must know of a batch besides its tokens; names of inputs. */
export interface ScanInputs {
  /** float32 [batch, pos, 1]: 1 where a position enters the statistics, 0 for padding and where BOS is left out. */
  counted: string
  /** int32 [batch, pos, 1]: place of a document's token among the batch's in sample order, or `none`. */
  rank: string
  /** int32 [batch * pos + 1]: position (counted through the batch) of each rank; the last, for `none`, is 0. */
  position: string
  /** int32 [1]: batch * pos, the rank of what is no document's token. */
  none: string
  /** int64 [3]: -1, pos, dMlp. */
  rows: string
}

/** Outputs of one layer's reductions, in the order of `scanOutputs`. */
export const reducedParts = ['max', 'at', 'min', 'sums', 'histogram', 'rank', 'value'] as const
export type ReducedPart = (typeof reducedParts)[number]

/** Name of an output: hook point and part. */
export const reducedName = (hook: string, part: ReducedPart): string => `${hook}:${part}`

/** Declares the inputs. */
export function scanInputs(graph: Graph): ScanInputs {
  return {
    counted: input(graph, 'counted', 'float32', ['batch', 'pos', 1]),
    rank: input(graph, 'rank', 'int32', ['batch', 'pos', 1]),
    position: input(graph, 'position', 'int32', ['ranks']),
    none: input(graph, 'none', 'int32', [1]),
    rows: input(graph, 'rows', 'int64', [3]),
  }
}

/**
 * What a scan keeps of a layer's activations `x` [batch * pos, dMlp], so that they need not leave the device. Outputs, named
 * `reducedName(hook, part)`:
 * - max float32, at int64 [batch, dMlp]: each row's largest activation on a document's token, and its position (the first);
 * - min float32 [batch, dMlp]; sums float32 [batch, 4, dMlp]: of x, x^2, x^3, x^4 over the counted positions;
 * - histogram int32 [1024, dMlp]: counts in the bins of lib/numeric/histogram.ts (a -0 counts as 0);
 * - rank int32, value float32 [8 * 64, dMlp]: the tokens of lowest rank in each sample bin, slot by slot, `none` where free.
 */
export function scanReductions(graph: Graph, inputs: ScanInputs, hook: string, x: string, dMlp: number): void {
  const name = (part: ReducedPart) => ({ name: reducedName(hook, part) })
  const shaped = operator(graph, 'Reshape', [x, inputs.rows]) // [batch, pos, dMlp]
  const isCounted = operator(graph, 'Greater', [inputs.counted, scalar(graph, 0)])
  const isToken = operator(graph, 'Less', [inputs.rank, inputs.none])

  const ranked = operator(graph, 'Where', [isToken, shaped, scalar(graph, -beyond)])
  const overRow = { axes: { ints: [1] }, keepdims: { int: 0 } }
  operator(graph, 'ReduceMax', [ranked], { attributes: overRow, ...name('max') })
  operator(graph, 'ArgMax', [ranked], { attributes: { axis: { int: 1 }, keepdims: { int: 0 } }, ...name('at') })
  const bounded = operator(graph, 'Where', [isCounted, shaped, scalar(graph, beyond)])
  operator(graph, 'ReduceMin', [bounded], { attributes: overRow, ...name('min') })

  const weights = operator(graph, 'Transpose', [inputs.counted], { attributes: { perm: { ints: [0, 2, 1] } } })
  const square = operator(graph, 'Mul', [shaped, shaped])
  const powers = [shaped, square, operator(graph, 'Mul', [square, shaped]), operator(graph, 'Mul', [square, square])]
  const sums = powers.map(power => operator(graph, 'MatMul', [weights, power]))
  operator(graph, 'Concat', sums, { attributes: { axis: { int: 1 } }, ...name('sums') })

  const magnitude = histogramBins(graph, shaped)
  histogram(graph, inputs, shaped, magnitude, dMlp, name('histogram'))
  samples(graph, inputs, shaped, magnitude, isToken, dMlp, [name('rank'), name('value')])

  output(graph, reducedName(hook, 'max'), 'float32', ['batch', dMlp])
  output(graph, reducedName(hook, 'at'), 'int64', ['batch', dMlp])
  output(graph, reducedName(hook, 'min'), 'float32', ['batch', dMlp])
  output(graph, reducedName(hook, 'sums'), 'float32', ['batch', 4, dMlp])
  output(graph, reducedName(hook, 'histogram'), 'int32', [nBins, dMlp])
  output(graph, reducedName(hook, 'rank'), 'int32', [nSampleBins * samplesPerBin, dMlp])
  output(graph, reducedName(hook, 'value'), 'float32', [nSampleBins * samplesPerBin, dMlp])
}

type Named = { name: string }

const toInt32 = (graph: Graph, value: string) => operator(graph, 'Cast', [value], { attributes: { to: { int: 6 } } })

const scatter = (graph: Graph, into: string, at: string, updates: string, reduction: string, named: Partial<Named>) =>
  operator(graph, 'ScatterElements', [into, at, updates], {
    attributes: { axis: { int: 0 }, reduction: { word: reduction } },
    ...named,
  })

/** Counts in all bins; what is not counted adds 0. */
function histogram(
  graph: Graph,
  { counted }: ScanInputs,
  x: string,
  magnitude: string,
  dMlp: number,
  named: Named,
): void {
  const flat = int64s(graph, [-1, dMlp])
  const negative = operator(graph, 'Less', [x, scalar(graph, 0)])
  const sign = operator(graph, 'Where', [negative, scalar(graph, nBins / 2), scalar(graph, 0)])
  const bin = operator(graph, 'Reshape', [toInt32(graph, operator(graph, 'Add', [magnitude, sign])), flat])
  const ones = operator(graph, 'Expand', [toInt32(graph, counted), operator(graph, 'Shape', [x])])
  const empty = int32s(graph, `no counts of ${dMlp}`, [nBins, dMlp], 0)
  scatter(graph, empty, bin, operator(graph, 'Reshape', [ones, flat]), 'add', named)
}

/** The first tokens of every sample bin in sample order: each round takes the least rank that is left. */
function samples(
  graph: Graph,
  { rank, none, position }: ScanInputs,
  x: string,
  magnitude: string,
  isToken: string,
  dMlp: number,
  named: [Named, Named],
): void {
  const flat = int64s(graph, [-1, dMlp])
  const quarter = operator(graph, 'Floor', [operator(graph, 'Mul', [magnitude, scalar(graph, 0.25)])])
  const clipped = operator(graph, 'Clip', [
    operator(graph, 'Sub', [quarter, scalar(graph, 32)]),
    scalar(graph, 0),
    scalar(graph, nSampleBins - 1),
  ])
  const bin = operator(graph, 'Reshape', [toInt32(graph, clipped), flat])
  const wanted = operator(graph, 'And', [isToken, operator(graph, 'Greater', [x, scalar(graph, 0)])])
  let left = operator(graph, 'Reshape', [operator(graph, 'Where', [wanted, rank, none]), flat])
  const free = operator(graph, 'Expand', [none, int64s(graph, [nSampleBins, dMlp])])
  // Where each activation's bin lies in a flat list: GatherElements of whole numbers would run on the CPU.
  const columns = constant(
    graph,
    `columns of ${dMlp}`,
    [dMlp],
    Int32Array.from({ length: dMlp }, (_, i) => i),
  )
  const width = int32s(graph, `width ${dMlp}`, [1], dMlp)
  const place = operator(graph, 'Add', [operator(graph, 'Mul', [bin, width]), columns])
  const slots: string[] = []
  for (let slot = 0; slot < samplesPerBin; slot++) {
    const least = scatter(graph, free, bin, left, 'min', {})
    slots.push(least)
    if (slot === samplesPerBin - 1) break
    const taken = operator(graph, 'Gather', [operator(graph, 'Reshape', [least, int64s(graph, [-1])]), place])
    left = operator(graph, 'Where', [operator(graph, 'Greater', [left, taken]), left, none])
  }
  const ranks = operator(graph, 'Concat', slots, { attributes: { axis: { int: 0 } }, ...named[0] })
  const from = operator(graph, 'Gather', [position, ranks])
  operator(graph, 'GatherElements', [operator(graph, 'Reshape', [x, flat]), from], {
    attributes: { axis: { int: 0 } },
    ...named[1],
  })
}
