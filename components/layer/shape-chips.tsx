import { Chip } from '#components/ui/chip.tsx'
import type { LayerView } from '#lib/layer/layer-view.ts'

/** Rows or tiles: one press, the rest of the view stays. */
export const ShapeChips = <View extends LayerView>({
  view,
  address,
}: {
  view: View
  address: (view: View) => string
}) => (
  <nav aria-label="Rows or tiles" className="flex shrink-0 gap-1.5 wide:ml-auto">
    <Chip href={address({ ...view, grid: undefined })} current={!view.grid}>
      Table
    </Chip>
    <Chip href={address({ ...view, grid: true })} current={view.grid === true}>
      Grid
    </Chip>
  </nav>
)
