import { buttonClass } from '#components/ui/button.ts'
import type { StatisticGroup } from '#lib/layer/statistic-groups.ts'

const select =
  'h-[30px] rounded-control border border-edge bg-surface px-2 text-sm pointer-coarse:h-11 pointer-coarse:text-base'

/** Which two models, as a form that needs no script. */
export const ComparePicker = ({
  names,
  a,
  b,
  stats,
}: {
  names: readonly string[]
  a: string
  b: string
  stats: StatisticGroup
}) => (
  <form action="/compare" className="my-3.5 flex flex-wrap items-end gap-3">
    {stats !== 'overview' && <input type="hidden" name="stats" value={stats} />}
    {[
      { name: 'a', label: 'One model', chosen: a },
      { name: 'b', label: 'The other', chosen: b },
    ].map(({ name, label, chosen }) => (
      <label key={name} className="grid gap-1 text-ink-2 text-xs">
        {label}
        <select key={chosen} name={name} defaultValue={chosen} className={select}>
          {names.map(one => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
    ))}
    <button type="submit" className={buttonClass()}>
      Compare
    </button>
  </form>
)
