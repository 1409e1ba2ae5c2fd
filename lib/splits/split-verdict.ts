import { formatCount, formatNumber, formatPercent } from '#lib/format/number.ts'
import type { SplitChance } from '#lib/splits/split-chance.ts'
import { type SplitScores, splitRule } from '#lib/splits/split-scores.ts'

/** What numbers say of a split, in words. */
export interface SplitVerdict {
  /** One sentence. */
  head: string
  /** What the rule misses, or why it cannot be applied, a sentence each. */
  because: string[]
}

/** Says whether children are a split by the rule and more than chance, and what is missing; `names` are the children's. */
export function splitVerdict(scores: SplitScores, chance: SplitChance, names: readonly string[]): SplitVerdict {
  const { split, score } = scores
  if (split === null) return { head: 'Not decided by numbers.', because: undecided(scores) }
  if (!split) return { head: 'No split by the rule.', because: missing(scores, names) }
  if (chance.score === null || score === null)
    return {
      head: 'A split by the rule; whether by chance is not known.',
      because: chance.reason ? [chance.reason] : [],
    }
  return score > chance.score.most
    ? { head: 'A split by the rule, and more than chance.', because: [] }
    : {
        head: 'A split by the rule, but no more than chance.',
        because: [`Moved along the text, the children score up to ${short(chance.score.most)}.`],
      }
}

function undecided({ tokens, children, r2Joint }: SplitScores): string[] {
  if (tokens === 0) return ['The parent fires at no token of the sample.']
  if (children.length < splitRule.children)
    return [`A split has at least ${splitRule.children} children that can be compared; it has ${children.length}.`]
  return [r2Joint === null ? 'The parent, or every child, never varies in the sample.' : 'No two children fire.']
}

function missing({ children, overlap, r2Joint, r2Best }: SplitScores, names: readonly string[]): string[] {
  const said: string[] = []
  const [joint, best] = [r2Joint ?? 0, r2Best ?? 0]
  if (children.length < splitRule.children) said.push(`It has ${formatCount(children.length)} child.`)
  if (overlap && overlap.share > splitRule.overlap)
    said.push(
      `${names[overlap.pair[0]]} and ${names[overlap.pair[1]]} fire together: they overlap by ${formatPercent(overlap.share)}, and ${formatPercent(splitRule.overlap)} is allowed.`,
    )
  if (joint < splitRule.joint)
    said.push(
      `The children explain ${short(joint)} of the parent’s variance together, and ${splitRule.joint} is wanted.`,
    )
  if (joint - best < splitRule.gain)
    said.push(
      `The best child explains ${short(best)} alone: the others add ${short(joint - best)}, and ${splitRule.gain} is wanted.`,
    )
  return said
}

const short = (x: number): string => formatNumber(Math.round(x * 1000) / 1000)
