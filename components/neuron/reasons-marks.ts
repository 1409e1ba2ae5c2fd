/** Reasons that have a hue of their own; those after them are grey, and told apart by letter and lane. */
const hues = ['var(--a)', 'var(--b)', 'var(--c)']

/** Colour of a reason's marks, as CSS; that of an example without one where `reason` is null. */
export const reasonColor = (reason: number | null): string =>
  reason === null ? 'var(--line-2)' : (hues[reason] ?? 'var(--ink-3)')

/** How the points of a reason are stroked: dots, squares, crosses, then plus signs, so that hue is not their only sign. */
export const reasonShape = (reason: number) =>
  reason === 0
    ? { strokeWidth: 4, strokeLinecap: 'round' as const }
    : reason === 1
      ? { strokeWidth: 3.5, strokeLinecap: 'square' as const }
      : { strokeWidth: 1.2 }

/** The path of one point at a place given in whole pixels, to be stroked as `reasonShape` says. */
export function pointPath(reason: number, x: number, y: number): string {
  if (reason < 2) return `M${x} ${y}h0`
  return reason === 2 ? `M${x - 2} ${y - 2}l4 4m-4 0l4-4` : `M${x - 2} ${y}h4m-2-2v4`
}
