'use client'

import { Area, Choice, Tick } from '#components/ui/fields.tsx'
import type { ClaimFields } from '#lib/claims/claim-fields.ts'

const words = {
  none: 'not said',
  tokens: 'the token is one of these',
  'previous-tokens': 'the token before is one of these',
  regex: 'a regular expression matches',
  domain: 'the text is of one of these kinds',
  positions: 'the token stands at these positions',
  combined: 'several of these hold: and, or, not',
}

/** When the neurons fire, in a form that can be scored on held-out text; may be left open. */
export const PredicateFields = ({ values }: { values: ClaimFields }) => (
  <details open={values.predicate !== undefined && values.predicate !== 'none'}>
    <summary className="w-fit font-medium text-sm pointer-coarse:py-3">
      Say exactly when they fire, and have it scored on text (optional)
    </summary>
    <div className="mt-2 grid gap-3 border-line border-l pl-3">
      <Choice
        name="predicate"
        label="They fire when"
        value={values.predicate ?? 'none'}
        options={Object.keys(words)}
        words={words}
      />
      <Area
        name="predicateText"
        label="These"
        value={values.predicateText}
        hint="Tokens or kinds of text, one a line, spaces as they stand in text; the regular expression; or positions of what the model reads at once, such as 1-10."
        typed
        rows={3}
      />
      <p className="-mt-2 max-w-prose text-ink-2 text-xs">
        Several together are written so:{' '}
        <code className="wrap-anywhere font-mono text-ink">
          token &quot;7&quot; &quot; 7&quot; and not (after &quot;$&quot; or domain python) and position 5- and /\d+/i
        </code>{' '}
        (behind a pattern <code className="font-mono">i</code>: upper and lower case alike,{' '}
        <code className="font-mono">w</code>: whole words only).
      </p>
      <div className="flex flex-wrap gap-x-4">
        <Tick name="predicateCase" label="Upper and lower case alike" on={values.predicateCase === '1'} />
        <Tick name="predicateWord" label="Whole words only" on={values.predicateWord === '1'} />
      </div>
    </div>
  </details>
)
