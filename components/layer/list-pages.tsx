import { type ListPlace, listHref, pageSize } from '#components/layer/list-place.ts'
import { formatCount } from '#lib/format/number.ts'
import type { LayerView } from '#lib/layer/layer-view.ts'

/**
 * Without scripts: the way from page to page of a layer's list, which then is as high as its rows. `count`: neurons the view
 * lists; `page`: the one shown, from 1.
 */
export const ListPages = ({
  place,
  view,
  count,
  page,
}: {
  place: ListPlace
  view: LayerView
  count: number
  page: number
}) => {
  const size = pageSize(view)
  const last = Math.ceil(count / size)
  if (last < 2) return null
  const steps = [
    { label: 'First', page: 1, there: page > 2 },
    { label: 'Previous', page: page - 1, there: page > 1 },
    { label: 'Next', page: page + 1, there: page < last },
    { label: 'Last', page: last, there: page < last - 1 },
  ]
  return (
    <noscript>
      <style>
        {
          '.neuron-rows { --skip: var(--from); height: calc(var(--row) * var(--sent)) } .neuron-tiles { --skip: var(--from); height: calc(var(--group) * var(--sent)) }'
        }
      </style>
      <nav
        aria-label="Pages of the list"
        className="flex flex-wrap items-baseline gap-x-5 gap-y-1 border-line border-t px-4 py-3"
      >
        <span className="text-ink-2">
          {formatCount((page - 1) * size + 1)} to {formatCount(Math.min(count, page * size))} of {formatCount(count)}
        </span>
        {steps
          .filter(({ there }) => there)
          .map(({ label, page }) => (
            <a key={label} href={listHref(place, view, page)}>
              {label}
            </a>
          ))}
      </nav>
    </noscript>
  )
}
