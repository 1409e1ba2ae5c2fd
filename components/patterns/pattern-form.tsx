import { Check, PatternFields } from '#components/patterns/pattern-fields.tsx'
import { scoreStatistic } from '#components/patterns/score-statistic.ts'
import type { PatternView } from '#lib/address/pattern-request.ts'
import { statisticOf } from '#lib/methods/registry.ts'
import { badges } from '#lib/patterns/badge.ts'
import { sortScores } from '#lib/patterns/search-index.ts'
import { badgeWords } from '#lib/patterns/words.ts'

const field =
  'h-7 rounded-control border border-edge bg-surface px-1.5 text-xs pointer-coarse:h-11 pointer-coarse:text-base'

/** A pattern, the models it is searched in, and how the results are narrowed and ordered. */
export const PatternForm = ({ view, models }: { view: PatternView; models: readonly string[] }) => (
  <form action="/regex" className="space-y-2.5 px-4 py-3">
    <PatternFields pattern={view.pattern} label="Regular expression" button="Search" />
    <fieldset className="flex flex-wrap items-center gap-x-4">
      <legend className="float-left mr-4 text-ink-2 text-xs leading-6 pointer-coarse:leading-[44px]">Models</legend>
      {models.map(name => (
        <Check key={name} name="model" value={name} on={view.models.length === 0 || view.models.includes(name)}>
          {name}
        </Check>
      ))}
    </fieldset>
    <details
      open={
        view.layer !== null || view.least !== null || view.most !== null || view.badge !== null || view.sort !== 'f1'
      }
    >
      <summary className="w-fit text-ink-2 text-xs pointer-coarse:py-3.5">Order and bounds</summary>
      <div className="mt-2 flex flex-wrap items-end gap-3 text-ink-2 text-xs">
        <label className="grid gap-1">
          best first by
          <select name="sort" defaultValue={view.sort} className={field}>
            {sortScores.map(score => (
              <option key={score} value={score}>
                {statisticOf(scoreStatistic[score]).name}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1">
          has a pattern that is
          <select name="badge" defaultValue={view.badge ?? ''} className={field}>
            <option value="">of any badge, or none</option>
            {badges.map(badge => (
              <option key={badge} value={badge}>
                {badgeWords[badge]}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1">
          layer
          <input
            name="layer"
            defaultValue={view.layer ?? ''}
            placeholder="all"
            inputMode="numeric"
            size={5}
            className={field}
          />
        </label>
        <label className="grid gap-1">
          fires on at least
          <input
            name="least"
            defaultValue={view.least ?? ''}
            placeholder="0.0001"
            inputMode="decimal"
            size={9}
            className={field}
          />
        </label>
        <label className="grid gap-1">
          and at most this share of tokens
          <input
            name="most"
            defaultValue={view.most ?? ''}
            placeholder="0.05"
            inputMode="decimal"
            size={9}
            className={field}
          />
        </label>
      </div>
    </details>
  </form>
)
