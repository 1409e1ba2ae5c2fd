import 'server-only'
import type { ClaimBody } from '#lib/claims/kinds.ts'
import { db } from '#lib/db.ts'
import type { FamilyGrid, GridColumn } from '#lib/families/family-grid.ts'
import { familyScores } from '#lib/families/family-scores.ts'
import { finderWords } from '#lib/families/finder-words.ts'
import type { ValueMeans } from '#lib/families/mean-activations.ts'
import { type ValueFinder, valueFinder } from '#lib/families/value-finder.ts'
import { tellsCase, valueLabel, valueSource } from '#lib/families/value-source.ts'
import { type TokenTexts, tokensByText } from '#lib/families/value-tokens.ts'
import { patternServer } from '#lib/pattern-server/pattern-server.ts'
import { type MemberRun, memberRuns, runProblem } from '#lib/queries/member-runs.ts'
import { recent } from '#lib/queries/recent.ts'
import { tokenizerOf } from '#lib/queries/tokenizer.ts'
import { tokenTexts } from '#lib/tokens/token-texts.ts'

/** What a grid is made of. */
export type GridBody = Pick<ClaimBody<'family'>, 'symmetry' | 'members'>

const grids = recent<FamilyGrid>(200)
const vocabularies = recent<TokenTexts>(4)

/** The grid of a family on the reference samples of its members' current runs; the last 200 are kept in memory. */
export async function readFamilyGrid(body: GridBody): Promise<FamilyGrid> {
  const runs = await memberRuns(body.members.map(({ neuron }) => neuron))
  const asked = body.members.map(({ neuron, value }, i) => [neuron, value, runs[i]?.runId, runs[i]?.sample])
  return grids(JSON.stringify([body.symmetry, asked]), () => computeGrid(body, runs))
}

async function computeGrid({ symmetry, members }: GridBody, runs: readonly (MemberRun | null)[]): Promise<FamilyGrid> {
  const values = [...new Set(members.map(({ value }) => value))]
  const exactCase = tellsCase(symmetry, values)
  const readable = runs.filter(run => run !== null && run.sample !== null) as MemberRun[]
  const byRun = [...new Map(readable.map(run => [run.runId, run])).values()]
  const parts = await Promise.all(
    byRun.map(async run => {
      const context = await finderContext(run, values)
      const finders = values.map(value => valueFinder(value, { symmetry, exactCase }, context))
      const own = runs.flatMap((member, i) => (member?.runId === run.runId && !member.dead ? [i] : []))
      const neurons = own.map(i => ({ layer: runs[i]?.layer ?? 0, neuron: runs[i]?.neuron ?? 0 }))
      return { run, finders, own, result: await patternServer().family(run.runId, neurons, finders) }
    }),
  )
  const rows = members.map(({ neuron, value }, i) => {
    const part = parts.find(({ run }) => run.runId === runs[i]?.runId)
    return {
      neuron,
      column: values.indexOf(value),
      problem: runProblem(runs[i]),
      means: part?.result.means[part.own.indexOf(i)] ?? values.map(() => null),
      tokens: part?.result.tokens ?? values.map(() => null),
    }
  })
  return {
    columns: values.map((value, i) => columnOf(value, parts[0]?.finders[i], parts[0]?.result, i)),
    members: rows,
    scores: familyScores(
      rows.map(({ means }) => means),
      rows.map(({ column }) => column),
    ),
    sample: readable.length > 0 ? Math.max(...readable.map(({ sample }) => sample ?? 0)) : null,
  }
}

function columnOf(
  value: string,
  finder: ValueFinder | undefined,
  result: ValueMeans | undefined,
  i: number,
): GridColumn {
  const reason = result?.reasons[i] ?? null
  const how = reason ?? (finder ? finderWords(finder) : 'No member has a sample to read.')
  return { value, label: valueLabel(value), how, known: reason === null && finder !== undefined }
}

async function finderContext(run: MemberRun, values: readonly string[]) {
  const { tokenizerId, corpusId } = run
  const domains = values.flatMap(value => {
    const source = valueSource(value)
    return source.kind === 'domain' ? [source.domain] : []
  })
  const [texts, documents] = await Promise.all([
    vocabularies(String(tokenizerId), async () => tokensByText(tokenTexts(await tokenizerOf(tokenizerId)))),
    domains.length === 0
      ? []
      : db.document.findMany({ where: { corpusId, domain: { in: domains } }, select: { ordinal: true, domain: true } }),
  ])
  return {
    texts,
    documents: (domain: string) => {
      const own = documents.filter(document => document.domain === domain).map(({ ordinal }) => ordinal)
      return own.length > 0 ? own : null
    },
  }
}
