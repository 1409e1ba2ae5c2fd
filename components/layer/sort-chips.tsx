import { Chip } from '#components/ui/chip.tsx'
import { isWordColumn, shownColumns } from '#lib/layer/column-groups.ts'
import { type LayerView, type SortKey, sortBy } from '#lib/layer/layer-view.ts'
import { statisticOf } from '#lib/methods/registry.ts'

const sorts = (view: LayerView): { key: SortKey; label: string }[] => [
  { key: 'neuron', label: 'Neuron' },
  ...shownColumns(view.columns, view.sort).flatMap(key =>
    isWordColumn(key) ? [] : [{ key, label: statisticOf(key).name }],
  ),
]

/** In what order, where there are no headings to press: on a phone, and above tiles. */
export const SortChips = <View extends LayerView>({
  view,
  address,
}: {
  view: View
  address: (view: View) => string
}) => (
  <nav
    aria-label="Sort by"
    className={`-mr-4 flex min-w-0 max-w-full gap-1.5 overflow-x-auto pr-4 [scrollbar-width:none] wide:mr-0 ${view.grid ? '' : 'wide:hidden'}`}
  >
    {sorts(view).map(({ key, label }) => (
      <Chip key={key} href={address(sortBy(view, key))} current={view.sort === key}>
        {label}
        {view.sort === key && (view.dir === 'asc' ? ' ↑' : ' ↓')}
      </Chip>
    ))}
  </nav>
)
