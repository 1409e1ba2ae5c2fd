import type { ReactNode } from 'react'
import type { Condition, Predicate } from '#lib/claims/predicate.ts'
import { positionRange } from '#lib/claims/write-predicate.ts'

/** When a claim says that its neurons fire, as it is held against text. */
export const PredicateWords = ({ predicate }: { predicate: Predicate }) => (
  <p className="mt-2 max-w-prose text-ink-2 text-sm">
    Fires <Words predicate={predicate} />.
  </p>
)

/** What follows "fires"; and, or within each other stand in brackets. */
function Words({ predicate }: { predicate: Predicate }): ReactNode {
  if (predicate.type === 'not')
    return (
      <>
        not <Inner predicate={predicate.of} />
      </>
    )
  if (!('of' in predicate)) return <ConditionWords condition={predicate} />
  return predicate.of.map((one, i) => (
    <span key={i}>
      {i > 0 && `, ${predicate.type} `}
      <Inner predicate={one} />
    </span>
  ))
}

const Inner = ({ predicate }: { predicate: Predicate }) =>
  predicate.type === 'and' || predicate.type === 'or' ? (
    <>
      (<Words predicate={predicate} />)
    </>
  ) : (
    <Words predicate={predicate} />
  )

function ConditionWords({ condition }: { condition: Condition }) {
  if ('tokens' in condition)
    return (
      <>
        {condition.type === 'tokens' ? 'on' : 'after'} {typed(condition.tokens)}
      </>
    )
  if (condition.type === 'domain') return <>in texts of kind {typed(condition.domains)}</>
  if (condition.type === 'positions') {
    const { from, to } = condition
    return to === undefined
      ? `at position ${from} and later`
      : `at position ${positionRange(condition).replace('-', '–')}`
  }
  return (
    <>
      where <Typed>{condition.pattern}</Typed> matches
      {condition.ignoreCase && ', upper and lower case alike'}
      {condition.wholeWord && ', whole words only'}
    </>
  )
}

const typed = (words: readonly string[]) =>
  words.map((word, i) => (
    <span key={i}>
      {i > 0 && ' '}
      <Typed>{word.replaceAll(' ', '·').replaceAll('\n', '↵').replaceAll('\t', '→')}</Typed>
    </span>
  ))

const Typed = ({ children }: { children: string }) => (
  <code className="wrap-anywhere rounded-token bg-fill px-1 font-mono text-[12.5px] text-ink">{children}</code>
)
