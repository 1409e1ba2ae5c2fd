import { buildNodes } from '#lib/regex/build-nodes.ts'
import { afterBytes, byteClasses, fillNumbers } from '#lib/regex/byte-classes.ts'
import { MAX_SHAPE_CELLS } from '#lib/regex/limits.ts'
import { PatternError } from '#lib/regex/pattern-error.ts'
import { ASSERT, type Program } from '#lib/regex/program.ts'
import type { Syntax } from '#lib/regex/syntax.ts'

/** The program of a pattern. Throws PatternError where it is too large. */
export function compileProgram(syntax: Syntax): Program {
  const { nodes, start } = buildNodes(syntax)
  const nNodes = nodes.kind.length
  const hasAssertions = nodes.kind.includes(ASSERT)
  const afterByte = hasAssertions ? afterBytes() : null
  const { classes, n: nClasses } = byteClasses(nodes.shapes, afterByte)
  if (nodes.shapes.length * nClasses > MAX_SHAPE_CELLS)
    throw new PatternError('its classes are too many and too different: name fewer characters, or ranges')

  const edges = new Int16Array(nodes.shapes.length * nClasses)
  const numbers = new Int16Array(256)
  nodes.shapes.forEach((triples, shape) => {
    fillNumbers(numbers, triples)
    for (let byte = 0; byte < 256; byte++) edges[shape * nClasses + classes[byte]] = numbers[byte]
  })
  const after = new Uint8Array(nClasses)
  if (afterByte) for (let byte = 0; byte < 256; byte++) after[classes[byte]] = afterByte[byte]

  const first = new Uint32Array(nNodes + 1)
  for (let node = 0; node < nNodes; node++) first[node + 1] = first[node] + nodes.targets[node].length
  return {
    syntax,
    start,
    nNodes,
    kind: Uint8Array.from(nodes.kind),
    first,
    detail: Uint32Array.from(nodes.detail),
    left: Uint8Array.from(nodes.left),
    targets: Uint32Array.from(nodes.targets.flat()),
    chain: Uint32Array.from(nodes.chain),
    strength: Uint16Array.from(nodes.strength),
    nChains: nodes.nChains,
    classes,
    nClasses,
    edges,
    after,
    hasAssertions,
  }
}
