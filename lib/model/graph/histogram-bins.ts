import { constant, type Graph, operator, scalar } from '#lib/model/onnx/graph.ts'

/** Smallest and largest |x| that are told apart: below is the zero bin, above the last one (lib/numeric/histogram.ts). */
const least = 2 ** -21
const most = 2 ** 12

/** Exponents that the rounded logarithm of such a value can have, one more on either side. */
const firstExponent = -22
const lastExponent = 13

/**
 * Bin of |x| in a histogram on float bits, 0..511 as float32 in the shape of `x`: as `binOf` without the sign. Graphs cannot
 * look at bits, so the octave is taken from a logarithm, which may be one off, and mended by exact arithmetic: x is scaled by
 * an exact power of two to m, within a factor of two of [1, 2); there the 16 bins an octave are the least of three lines
 * (slopes 32, 16 and 8), each of which is exact where it is the least.
 */
export function histogramBins(graph: Graph, x: string): string {
  const by = (type: string, a: string, value: number) => operator(graph, type, [a, scalar(graph, value)])
  const size = operator(graph, 'Clip', [operator(graph, 'Abs', [x]), scalar(graph, least), scalar(graph, most)])
  const logarithm = by('Mul', operator(graph, 'Log', [size]), Math.LOG2E)
  const exponent = operator(graph, 'Clip', [
    operator(graph, 'Floor', [logarithm]),
    scalar(graph, firstExponent),
    scalar(graph, lastExponent),
  ])
  const place = operator(graph, 'Cast', [by('Sub', exponent, firstExponent)], { attributes: { to: { int: 6 } } })
  const powers = Float32Array.from({ length: lastExponent - firstExponent + 1 }, (_, i) => 2 ** -(firstExponent + i))
  const scale = operator(graph, 'Gather', [constant(graph, 'powers of two', [powers.length], powers), place])
  const m = operator(graph, 'Mul', [size, scale])
  const line = (slope: number, offset: number) => by('Add', operator(graph, 'Floor', [by('Mul', m, slope)]), offset)
  const bend = operator(graph, 'Min', [line(32, -16), line(16, 0), line(8, 16)])
  const bin = operator(graph, 'Add', [bend, by('Mul', by('Add', exponent, 19), 16)])
  return operator(graph, 'Clip', [bin, scalar(graph, 0), scalar(graph, 511)])
}
