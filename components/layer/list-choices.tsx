import { type ListPlace, listHref } from '#components/layer/list-place.ts'
import { ShapeChips } from '#components/layer/shape-chips.tsx'
import { SortChips } from '#components/layer/sort-chips.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { formatCount } from '#lib/format/number.ts'
import type { LayerView, Show } from '#lib/layer/layer-view.ts'

/** How many neurons each filter lists. */
export type ShowCounts = Record<Show, number>

const words: Record<Show, string> = { all: 'All', live: 'Firing', dead: 'Dead' }

/** What a layer's list shows: which neurons, as rows or tiles, and, where there are no headings, in what order. */
export const ListChoices = ({ place, view, counts }: { place: ListPlace; view: LayerView; counts: ShowCounts }) => (
  <div className="flex flex-wrap items-center gap-x-5 gap-y-2 border-line px-4 py-2.5 wide:border-b">
    <nav aria-label="Which neurons" className="flex gap-1.5">
      {(['all', 'live', 'dead'] as const).map(show => (
        <Chip key={show} href={listHref(place, { ...view, show })} current={view.show === show}>
          {words[show]} {formatCount(counts[show])}
        </Chip>
      ))}
    </nav>
    <SortChips view={view} address={next => listHref(place, next)} />
    <ShapeChips view={view} address={next => listHref(place, next)} />
    <p className="text-ink-2 text-xs max-wide:hidden pointer-coarse:hidden">
      <Kbd>j</Kbd> <Kbd>k</Kbd> to move, <Kbd>↵</Kbd> to open, <Kbd>x</Kbd> to select
    </p>
  </div>
)
