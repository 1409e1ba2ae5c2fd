import { BYTE, type Program } from '#lib/regex/program.ts'

const PHASES = 4

/**
 * Most nodes a scan may stand at, or pass, after one byte, whatever came before: those that edges for the byte's class lead to,
 * assertions taken to hold. Nodes inside a character count by the bytes still to come, since all open matches read the same
 * character and are equally far into it.
 */
export function programWidth(program: Program): number {
  const { nNodes, kind, first, detail, left, targets, edges, nClasses } = program
  const seen = new Int32Array(nNodes).fill(-1)
  const stack: number[] = []
  const reached = new Int32Array(PHASES)
  let width = 0
  for (let c = 0; c < nClasses; c++) {
    reached.fill(0)
    for (let node = 0; node < nNodes; node++) {
      if (kind[node] !== BYTE) continue
      const edge = edges[detail[node] * nClasses + c]
      if (edge < 0) continue
      stack.push(targets[first[node] + edge])
      while (stack.length > 0) {
        const at = stack.pop()!
        if (seen[at] === c) continue
        seen[at] = c
        reached[left[at]]++
        if (kind[at] !== BYTE) for (let i = first[at]; i < first[at + 1]; i++) stack.push(targets[i])
      }
    }
    for (let phase = 0; phase < PHASES; phase++) width = Math.max(width, reached[phase])
  }
  return width
}
