'use client'

import { Area, Choice, Tick } from '#components/claims/fields.tsx'
import type { ClaimFields } from '#lib/claims/claim-fields.ts'

const words = {
  none: 'not said',
  tokens: 'the token is one of these',
  'previous-tokens': 'the token before is one of these',
  regex: 'a regular expression matches',
  domain: 'the text is of one of these kinds',
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
        hint="Tokens or kinds of text, one a line, spaces as they stand in text; or the regular expression."
        typed
        rows={3}
      />
      <div className="flex flex-wrap gap-x-4">
        <Tick name="predicateCase" label="Upper and lower case alike" on={values.predicateCase === '1'} />
        <Tick name="predicateWord" label="Whole words only" on={values.predicateWord === '1'} />
      </div>
    </div>
  </details>
)
