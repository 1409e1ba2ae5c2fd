import 'server-only'
import type { ClaimBody } from '#lib/claims/kinds.ts'
import { db } from '#lib/db.ts'
import { decodeStrongest } from '#lib/neuron/strongest-record.ts'
import { patternServer } from '#lib/pattern-server/pattern-server.ts'
import type { TestedToken } from '#lib/patterns/tested-token.ts'
import { indexExample } from '#lib/queries/index-example.ts'
import { type MemberRun, memberRuns, noRun, runProblem } from '#lib/queries/member-runs.ts'
import { recent } from '#lib/queries/recent.ts'
import { tokenBytesOf } from '#lib/queries/token-bytes.ts'
import type { DividedSplit, Place } from '#lib/splits/divide-split.ts'
import { firingPlaces } from '#lib/splits/firing-places.ts'
import type { ExampleLine, SplitView } from '#lib/splits/split-view.ts'
import { windowHtml } from '#lib/tokens/window.ts'

/** What a split is made of. */
export type SplitBody = Pick<ClaimBody<'split'>, 'parent' | 'children'>

const views = recent<SplitView>(100)

/** How a parent's firing on its run's reference sample is divided among its children; the last 100 are kept in memory. */
export async function readSplitView(body: SplitBody): Promise<SplitView> {
  const [parent, ...children] = await memberRuns([body.parent, ...body.children.map(({ neuron }) => neuron)])
  const asked = [parent, ...children].map(run => [run?.runId, run?.sample])
  return views(JSON.stringify([body.parent, body.children.map(({ neuron }) => neuron), asked]), () =>
    divide(body, parent, children),
  )
}

async function divide(
  { children: named }: SplitBody,
  parent: MemberRun | null,
  children: readonly (MemberRun | null)[],
): Promise<SplitView> {
  const problem = runProblem(parent)
  const problems = children.map(child => runProblem(child) ?? (parent ? otherSample(parent, child) : null))
  const known = children.flatMap((child, i) => (child && problems[i] === null ? [{ ...child, i }] : []))
  const none = { stored: 0, sampled: 0, uncovered: 0 }
  if (parent === null || problem !== null) {
    const empty = named.map(({ neuron }, i) => ({ neuron, problem: problems[i], score: null, owns: 0, lines: [] }))
    return {
      children: empty,
      problem: problem ?? noRun,
      scores: null,
      chance: null,
      greedy: [],
      examples: none,
      uncovered: [],
    }
  }
  const places = await strongestPlaces(parent)
  const result = await patternServer().split(parent, known, places)
  const lines = await linesOf(parent, result)
  const owners = result.owners.filter(owner => owner !== null)
  const scored = known.filter((_, at) => !result.apart.includes(at))
  return {
    problem: null,
    scores: result.scores,
    chance: result.chance,
    greedy: result.greedy,
    children: named.map(({ neuron }, i) => {
      const at = known.findIndex(child => child.i === i)
      const place = scored.findIndex(child => child.i === i)
      const apart = at >= 0 && place < 0 ? 'Its run’s reference sample is not the parent’s.' : null
      return {
        neuron,
        problem: problems[i] ?? apart,
        score: place < 0 ? null : result.scores.children[place],
        owns: at < 0 ? 0 : owners.filter(owner => owner === at).length,
        lines: (at >= 0 && lines.get(at)) || [],
      }
    }),
    examples: {
      stored: places.length,
      sampled: owners.length,
      uncovered: owners.filter(owner => owner === -1).length,
    },
    uncovered: lines.get(-1) ?? [],
  }
}

function otherSample(parent: MemberRun, child: MemberRun | null): string | null {
  if (child === null) return noRun
  if (child.corpusId !== parent.corpusId)
    return `Its run is on the corpus ${child.corpus}, the parent’s on ${parent.corpus}: their tokens cannot be compared.`
  return child.tokenizerId === parent.tokenizerId
    ? null
    : 'Its model cuts texts into other tokens than the parent’s: they cannot be compared one by one.'
}

async function strongestPlaces({ runId, layer, neuron, scale }: MemberRun): Promise<Place[]> {
  const profile = await db.neuronProfile.findUnique({
    where: { runId_layer_neuron: { runId, layer, neuron } },
    select: { strongest: true },
  })
  return profile ? firingPlaces(decodeStrongest(profile.strongest), scale) : []
}

/** Lines of the examples of each child (and of none, -1), drawn from the index: the parent's activations in hundredths of M. */
async function linesOf(parent: MemberRun, { examples }: DividedSplit): Promise<Map<number, ExampleLine[]>> {
  const tokenBytes = await tokenBytesOf(parent.tokenizerId)
  const line = (tested: TestedToken): ExampleLine => {
    const { token, window, activation } = indexExample(tested, parent.scale)
    const { left, right } = windowHtml({ ids: tested.ids, window, token, scale: parent.scale, tokenBytes })
    return { left, right, activation: activation / parent.scale }
  }
  return new Map(examples.map(({ owner, tokens }) => [owner, tokens.map(line)]))
}
