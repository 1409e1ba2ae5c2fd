import { type CheckedMember, checkPlan, type PlannedPair, textsEach } from '#lib/families/check-plan.ts'
import type { FamilyCheck, PairCheck } from '#lib/families/family-check.ts'
import { leastTexts, pairNumbers } from '#lib/families/pair-check.ts'
import { type Symmetry, valueLabel } from '#lib/families/value-source.ts'
import { exchange } from '#lib/families/value-swap.ts'
import { tokensByText } from '#lib/families/value-tokens.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { tokenTexts } from '#lib/tokens/token-texts.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { createPromptBatch, type PromptBatch } from '#workers/patterns/prompt-batch.ts'
import { layerSession } from '#workers/threads/layer-session.ts'

/** A member with what is read of it. */
export interface MemberTexts extends CheckedMember {
  layer: number
  neuron: number
  /** M. */
  scale: number
  /** Its strongest texts, of which those that hold its value are changed: tokens without BOS, up to the one it fires at. */
  texts: Uint16Array[]
}

/** A family's members in one model. */
export interface CheckInput {
  model: ModelRef
  site: HookSite
  /** tokenizer.json, parsed. */
  tokenizer: unknown
  symmetry: Symmetry
  members: MemberTexts[]
}

/** A text still counts where the shortened one gives at least this much of M: two neurons that are silent would agree. */
const leastBefore = 0.5

/** Exchanges members' values in their strongest texts, runs these, and tells how far each pair does the same (methods §6). */
export async function checkMembers({ model, site, tokenizer, symmetry, members }: CheckInput): Promise<FamilyCheck> {
  const plan = checkPlan(symmetry, members, tokensByText(tokenTexts(createTokenizer(tokenizer))))
  const batches = new Map<number, PromptBatch>()
  const ask = ({ layer, neuron, scale }: MemberTexts, tokens: Uint16Array, into: Float64Array, at: number): void => {
    const batch = batches.get(layer) ?? createPromptBatch()
    batches.set(layer, batch)
    batch.ask(tokens, neuron, activation => {
      into[at] = activation / scale
    })
  }
  const held = members.map(({ texts }, i) =>
    texts.filter(text => text.some(id => plan.own[i].has(id))).slice(0, textsEach),
  )
  const before = held.map(texts => new Float64Array(texts.length))
  const trials = plan.pairs.map(pair => trialOf(pair, held[pair.from], plan.own[pair.from]))
  for (const place of new Set(trials.filter(({ changed }) => changed.length > 0).map(({ pair }) => pair.from)))
    for (const [at, text] of held[place].entries()) ask(members[place], text, before[place], at)
  for (const { pair, changed, partner, still } of trials)
    for (const [at, { tokens }] of changed.entries()) {
      ask(members[pair.to], tokens, partner, at)
      ask(members[pair.from], tokens, still, at)
    }
  for (const [layer, batch] of batches) {
    const { session, config } = await layerSession(model, layer, site)
    await batch.run({ session, config, hook: hookPoint(layer, site) })
  }
  return { reason: plan.reason, pairs: trials.map(trial => resultOf(trial, before[trial.pair.from], members)) }
}

/** A pair with its changed texts, and what the two members do in them, in units of M. */
interface Trial {
  pair: PlannedPair
  /** Which of the first member's texts, and what became of it. */
  changed: { text: number; tokens: Uint16Array }[]
  partner: Float64Array
  still: Float64Array
}

function trialOf(pair: PlannedPair, texts: readonly Uint16Array[], own: ReadonlySet<number>): Trial {
  const { swap } = pair
  const changed = (swap ? texts : []).flatMap((text, at) => {
    const tokens = swap && exchange(text, swap, own)
    return tokens ? [{ text: at, tokens }] : []
  })
  return { pair, changed, partner: new Float64Array(changed.length), still: new Float64Array(changed.length) }
}

function resultOf(
  { pair, changed, partner, still }: Trial,
  before: Float64Array,
  members: readonly MemberTexts[],
): PairCheck {
  const { from, to } = pair
  const kept = changed.flatMap(({ text }, at) => (before[text] >= leastBefore ? [at] : []))
  const numbers = pairNumbers(
    kept.map(at => before[changed[at].text]),
    kept.map(at => partner[at]),
    kept.map(at => still[at]),
  )
  return { from, to, ...numbers, reason: pair.reason ?? tooFew(numbers.n, members[from]) }
}

const tooFew = (n: number, { value, texts }: MemberTexts): string | null =>
  n >= leastTexts
    ? null
    : `In ${n} of the ${texts.length} strongest texts of the member for “${valueLabel(value)}” it can be exchanged, ` +
      `at or before the token it fires at: wanted ${leastTexts}.`
