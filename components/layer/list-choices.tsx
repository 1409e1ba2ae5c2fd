import { type ListPlace, listHref } from '#components/layer/list-place.ts'
import { Chip } from '#components/ui/chip.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { formatCount } from '#lib/format/number.ts'
import { isWordColumn, shownColumns } from '#lib/layer/column-groups.ts'
import { type LayerView, type Show, type SortKey, sortBy } from '#lib/layer/layer-view.ts'
import { statisticOf } from '#lib/methods/registry.ts'

/** How many neurons each filter lists. */
export type ShowCounts = Record<Show, number>

const words: Record<Show, string> = { all: 'All', live: 'Firing', dead: 'Dead' }
const phoneSorts = (view: LayerView): { key: SortKey; label: string }[] => [
  { key: 'neuron', label: 'Neuron' },
  ...shownColumns(view.columns, view.sort).flatMap(key =>
    isWordColumn(key) ? [] : [{ key, label: statisticOf(key).name }],
  ),
]

/** What a layer's list shows: which neurons, and, where there are no headings, in what order. */
export const ListChoices = ({ place, view, counts }: { place: ListPlace; view: LayerView; counts: ShowCounts }) => (
  <div className="flex flex-wrap items-center gap-x-5 gap-y-2 border-line px-4 py-2.5 wide:border-b">
    <nav aria-label="Which neurons" className="flex gap-1.5">
      {(['all', 'live', 'dead'] as const).map(show => (
        <Chip key={show} href={listHref(place, { ...view, show })} current={view.show === show}>
          {words[show]} {formatCount(counts[show])}
        </Chip>
      ))}
    </nav>
    <nav aria-label="Sort by" className="-mr-4 flex gap-1.5 overflow-x-auto pr-4 [scrollbar-width:none] wide:hidden">
      {phoneSorts(view).map(({ key, label }) => (
        <Chip key={key} href={listHref(place, sortBy(view, key))} current={view.sort === key}>
          {label}
          {view.sort === key && (view.dir === 'asc' ? ' ↑' : ' ↓')}
        </Chip>
      ))}
    </nav>
    <p className="ml-auto text-ink-2 text-xs max-wide:hidden pointer-coarse:hidden">
      <Kbd>j</Kbd> <Kbd>k</Kbd> to move, <Kbd>↵</Kbd> to open
    </p>
  </div>
)
