import { gridSentence } from '#components/family/grid-words.ts'
import type { FamilyGrid } from '#lib/families/family-grid.ts'

/** Shades that cells are grouped in: a grid of 200 by 200 is twenty paths. */
const shades = 20

/** Members by values without words: what a list of families has room for, and what a large grid is drawn as. `cell` in px. */
export const EquivarianceMap = ({ grid, cell }: { grid: FamilyGrid; cell: number }) => {
  const { members, columns } = grid
  const square = (column: number, row: number) => `M${column * cell} ${row * cell}h${cell - 1}v${cell - 1}h${1 - cell}z`
  const paths = Array.from({ length: shades + 1 }, () => '')
  let [missing, own] = ['', '']
  for (const [row, { means, column }] of members.entries()) {
    own += `M${column * cell - 0.25} ${row * cell - 0.25}h${cell - 0.5}v${cell - 0.5}h${0.5 - cell}z`
    for (const [i, mean] of means.entries()) {
      if (mean === null) missing += `M${i * cell + 2} ${row * cell + cell - 3}L${i * cell + cell - 3} ${row * cell + 2}`
      else paths[Math.round(Math.min(1, Math.max(0, mean)) * shades)] += square(i, row)
    }
  }
  return (
    <svg
      role="img"
      aria-label={gridSentence(grid)}
      width={columns.length * cell + 1}
      height={members.length * cell + 1}
      viewBox={`-1 -1 ${columns.length * cell + 1} ${members.length * cell + 1}`}
      className="block shrink-0"
    >
      {paths.map(
        (path, shade) =>
          path && (
            <path
              key={shade}
              d={path}
              style={{ fill: `color-mix(in oklab, var(--pos) ${(100 * shade) / shades}%, var(--fill))` }}
            />
          ),
      )}
      {missing && <path d={missing} stroke="var(--line-2)" />}
      {cell > 5 && <path d={own} fill="none" stroke="var(--ink)" />}
    </svg>
  )
}
