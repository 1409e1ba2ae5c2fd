import { Concordance } from '#components/neuron/concordance.tsx'
import { Rows } from '#components/neuron/rows.tsx'
import type { PatternAnswer } from '#components/patterns/pattern-answer.ts'
import { formatCount } from '#lib/format/number.ts'
import '#components/neuron/concordance.css'

/** Tokens where pattern and neuron disagree, the worst misses first, and then where they agree. */
export const PatternLists = ({ answer, keys = true }: { answer: PatternAnswer; keys?: boolean }) => {
  const { rows, score, context, level } = answer
  const test = score?.test
  const groups = [
    { kind: 'misses', title: 'Fires, no match', total: test?.fn, words: 'strongest first' },
    { kind: 'silent', title: 'Matches, silent', total: test?.fp, words: 'drawn by sample key' },
    { kind: 'both', title: 'Fires and matches', total: test?.tp, words: 'strongest first' },
  ] as const
  return (
    <Concordance title="Disagreements first" keys={keys}>
      {groups.map(({ kind, title, total, words }) => (
        <section key={kind} className="group" aria-label={title}>
          <div className="band">
            <h3>{title}</h3>
            <span>
              {total === undefined ? '' : `${formatCount(total)} tokens of the test half, `}
              {rows[kind].length === 0 ? 'none to show' : `${rows[kind].length} shown, ${words}`}
            </span>
          </div>
          <Rows packed={JSON.stringify(rows[kind])} context={context} />
        </section>
      ))}
      <p className="px-4 pt-2 pb-1 text-ink-2 text-xs">
        It fires from {level} M. Activations are known in steps of 0.01 M; what is below 0.1 M is shown as 0.
      </p>
    </Concordance>
  )
}
