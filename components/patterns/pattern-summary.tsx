import { MethodTerm } from '#components/methods/method-term.tsx'
import { Problem } from '#components/ui/problem.tsx'
import { formatCount } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import { matchWords } from '#lib/patterns/match-words.ts'
import type { SearchResult } from '#lib/patterns/search-index.ts'
import type { ModelSearch } from '#lib/queries/pattern-search.ts'

/** What was searched and how much matches, a line a model; why there is nothing, where there is nothing. */
export const PatternSummary = ({ answers }: { answers: readonly ModelSearch[] }) => (
  <ul className="my-3 space-y-1 text-ink-2 text-xs" aria-label="What was searched">
    {answers.map(answer => (
      <li key={answer.model.name}>
        <span className="text-ink">{answer.model.name}</span>:{' '}
        {'problem' in answer ? <Why of={answer} /> : <Found result={answer.result} />}
      </li>
    ))}
  </ul>
)

const Why = ({ of: { model, problem } }: { of: { model: { indexed: boolean }; problem: string } }) =>
  model.indexed ? (
    <span className="inline-block">
      <Problem>{problem}</Problem>
    </span>
  ) : (
    <>not searched: its analysis, which makes the index of patterns last, is not done yet.</>
  )

const Found = ({ result }: { result: SearchResult }) => {
  const { insufficient, scored, found, left } = result
  const [count, rest] = matchWords(result)
  return (
    <>
      <MethodTerm stat="patternMatches">{count}</MethodTerm> {rest}.{' '}
      {insufficient
        ? 'Fewer than 20 were found, too few for scores.'
        : `${plural(scored, 'neuron')} scored, ${formatCount(found)} of them ${found === 1 ? 'fires' : 'fire'} at a match.`}
      {!insufficient &&
        left > 0 &&
        ` ${formatCount(left)} ${left === 1 ? 'fires on fewer than 20 tokens and is' : 'fire on fewer than 20 tokens and are'} left out, not scored 0.`}
    </>
  )
}
