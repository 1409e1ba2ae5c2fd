import { Chip } from '#components/ui/chip.tsx'
import { type StatisticGroup, statisticGroups } from '#lib/layer/statistic-groups.ts'

/** Which statistics are drawn, a group at a time; the address keeps the choice. */
export const StatisticChips = ({
  group,
  address,
}: {
  group: StatisticGroup
  address: (group: StatisticGroup) => string
}) => (
  <nav
    aria-label="Statistics"
    className="flex items-center gap-1.5 overflow-x-auto border-line border-b px-4 py-2.5 [scrollbar-width:none] wide:flex-wrap"
  >
    {statisticGroups.map(one => (
      <Chip key={one.group} href={address(one.group)} current={one.group === group}>
        {one.label}
      </Chip>
    ))}
  </nav>
)
