import type { Predicate } from '#lib/claims/predicate.ts'

const begin = {
  tokens: 'Fires on',
  'previous-tokens': 'Fires after',
  domain: 'Fires in texts of kind',
} as const

/** When a claim says that its neurons fire, as it is held against text. */
export const PredicateWords = ({ predicate }: { predicate: Predicate }) => (
  <p className="mt-2 max-w-prose text-ink-2 text-sm">
    {predicate.type === 'regex' ? (
      <>
        Fires where <Typed>{predicate.pattern}</Typed> matches
        {predicate.ignoreCase && ', upper and lower case alike'}
        {predicate.wholeWord && ', whole words only'}.
      </>
    ) : (
      <>
        {begin[predicate.type]}{' '}
        {('tokens' in predicate ? predicate.tokens : predicate.domains).map((word, i) => (
          <span key={i}>
            {i > 0 && ' '}
            <Typed>{word.replaceAll(' ', '·')}</Typed>
          </span>
        ))}
        .
      </>
    )}
  </p>
)

const Typed = ({ children }: { children: string }) => (
  <code className="wrap-anywhere rounded-token bg-fill px-1 font-mono text-[12.5px] text-ink">{children}</code>
)
