import { FilterForm } from '#components/layer/filter-form.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { type ColumnGroup, columnGroups } from '#lib/layer/column-groups.ts'
import { firstDirection, type LayerView } from '#lib/layer/layer-view.ts'
import { withoutKey } from '#lib/layer/neuron-filter.ts'
import { presets } from '#lib/layer/presets.ts'
import { statisticOf } from '#lib/methods/registry.ts'

interface Props<View extends LayerView> {
  /** Address of the page without a query: where the form goes. */
  base: string
  /** Address of a view. */
  address: (view: View) => string
  view: View
  /** Groups of columns to choose from. */
  groups: readonly ColumnGroup[]
  /** What else the form keeps. */
  hidden?: Record<string, string>
}

const row = 'flex items-center gap-1.5 overflow-x-auto [scrollbar-width:none] wide:flex-wrap'
const word = 'w-[62px] shrink-0 text-ink-2 text-xs'

/** Presets, what is filtered now, which columns are shown, and a form of bounds: all of it links and a form without script. */
export const ViewControls = <View extends LayerView>({ base, address, view, groups, hidden }: Props<View>) => (
  <div className="grid gap-2 border-line px-4 pb-2.5 wide:border-b wide:pt-2.5">
    <nav aria-label="Presets" className={row}>
      <span className={word}>Find</span>
      {presets.map(({ label, meaning, ...preset }) => {
        const on = same(view, preset)
        const next = on ? { ...view, ranges: [], choices: [], show: 'all' as const } : { ...view, ...preset }
        return (
          <Chip key={label} href={address(next)} current={on}>
            <span title={meaning}>{label}</span>
          </Chip>
        )
      })}
    </nav>
    <nav aria-label="Columns" className={row}>
      <span className={word}>Columns</span>
      {groups.map(name => (
        <Chip
          key={name}
          href={address({ ...view, columns: name, ...keepSort(view, name) })}
          current={view.columns === name}
        >
          {columnGroups[name].label}
        </Chip>
      ))}
    </nav>
    {(view.ranges.length > 0 || view.choices.length > 0) && (
      <nav aria-label="Filters" className={row}>
        <span className={word}>Only</span>
        {view.ranges.map(({ key, low, high }) => (
          <Chip key={key} href={address(withoutKey(view, key))} current={false}>
            {low !== null && `${low} ≤ `}
            {statisticOf(key).name}
            {high !== null && ` ≤ ${high}`} <span aria-hidden="true">×</span>
            <span className="sr-only">: take this filter off</span>
          </Chip>
        ))}
        {view.choices.map(({ key, words }) => (
          <Chip key={key} href={address(withoutKey(view, key))} current={false}>
            {statisticOf(key).name}: {words.join(', ')} <span aria-hidden="true">×</span>
            <span className="sr-only">: take this filter off</span>
          </Chip>
        ))}
      </nav>
    )}
    <FilterForm base={base} view={view} hidden={hidden} />
  </div>
)

/** Whether a view's filter is a preset's. */
const same = (view: LayerView, preset: Omit<(typeof presets)[number], 'label' | 'meaning'>) =>
  view.show === preset.show &&
  JSON.stringify([view.ranges, view.choices]) === JSON.stringify([preset.ranges, preset.choices])

/** A list sorted by a column that goes out of sight would be hard to understand: it is sorted by neuron again. */
const keepSort = (view: LayerView, columns: LayerView['columns']) =>
  view.sort === 'neuron' || (columnGroups[columns].columns as readonly string[]).includes(view.sort)
    ? {}
    : ({ sort: 'neuron', dir: firstDirection('neuron') } as const)
