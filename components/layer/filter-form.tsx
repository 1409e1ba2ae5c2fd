import { buttonClass } from '#components/ui/button.ts'
import { isWordColumn, shownColumns } from '#lib/layer/column-groups.ts'
import { firstDirection, type LayerView } from '#lib/layer/layer-view.ts'
import { writeFilter } from '#lib/layer/neuron-filter.ts'
import { statisticOf } from '#lib/methods/registry.ts'

const input =
  'h-7 w-full min-w-0 rounded-control border border-edge bg-surface px-1.5 text-xs pointer-coarse:h-11 pointer-coarse:text-base'

/** Lowest and highest value of every shown number; what else the view says goes along unseen. */
export const FilterForm = ({
  base,
  view,
  hidden = {},
}: {
  base: string
  view: LayerView
  hidden?: Record<string, string>
}) => {
  const shown = shownColumns(view.columns, view.sort).filter(key => !isWordColumn(key))
  return (
    <details>
      <summary className="w-fit text-ink-2 text-xs pointer-coarse:py-3.5">Bounds of these columns</summary>
      <form action={base} className="mt-2 flex flex-wrap items-end gap-3">
        {Object.entries(kept(view, shown, hidden)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {shown.map(key => {
          const range = view.ranges.find(one => one.key === key)
          const { name } = statisticOf(key)
          return (
            <fieldset key={key} className="w-[148px]">
              <legend className="text-ink-2 text-xs">{name}</legend>
              <span className="flex gap-1.5">
                <input
                  key={`low ${range?.low}`}
                  className={input}
                  name={`min.${key}`}
                  aria-label={`${name}, at least`}
                  placeholder="from"
                  inputMode="decimal"
                  defaultValue={range?.low ?? ''}
                />
                <input
                  key={`high ${range?.high}`}
                  className={input}
                  name={`max.${key}`}
                  aria-label={`${name}, at most`}
                  placeholder="to"
                  inputMode="decimal"
                  defaultValue={range?.high ?? ''}
                />
              </span>
            </fieldset>
          )
        })}
        <button type="submit" className={buttonClass()}>
          Filter
        </button>
      </form>
    </details>
  )
}

/** The view without the bounds that the form itself asks for. */
function kept(view: LayerView, shown: readonly string[], hidden: Record<string, string>): Record<string, string> {
  const query = new URLSearchParams(hidden)
  if (view.grid) query.set('view', 'grid')
  if (view.beside) query.set('beside', 'layers')
  if (view.columns !== 'activation') query.set('columns', view.columns)
  if (view.sort !== 'neuron') query.set('sort', view.sort)
  if (view.dir !== firstDirection(view.sort)) query.set('dir', view.dir)
  if (view.show !== 'all') query.set('show', view.show)
  writeFilter(query, { ...view, ranges: view.ranges.filter(({ key }) => !shown.includes(key)) })
  return Object.fromEntries(query)
}
