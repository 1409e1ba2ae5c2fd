import type { FamilyGrid } from '#lib/families/family-grid.ts'
import { formatCount } from '#lib/format/number.ts'

/** How the tokens of each value were found and how many they are: the grid's foundations, as a table. */
export const ValueNotes = ({ grid }: { grid: FamilyGrid }) => (
  <details className="mt-3 text-sm">
    <summary className="text-ink-2 text-xs pointer-coarse:py-3">How each value’s tokens are found</summary>
    <table className="mt-1 w-full text-left text-xs">
      <thead className="text-ink-2">
        <tr>
          <th scope="col" className="pr-3 font-normal">
            value
          </th>
          <th scope="col" className="pr-3 font-normal">
            shown by
          </th>
          <th scope="col" className="text-right font-normal">
            tokens
          </th>
        </tr>
      </thead>
      <tbody>
        {grid.columns.map(({ value, label, how, known }, i) => (
          <tr key={value} className="border-line border-t align-top">
            <th scope="row" className="wrap-anywhere py-1 pr-3 font-mono font-normal">
              {label}
            </th>
            <td className="wrap-anywhere py-1 pr-3 text-ink-2">{how}</td>
            <td className="py-1 text-right">
              {known ? counts(grid, i) : <span className="text-ink-3">not computed</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)

/** Tokens of the value in the samples of the members' runs: one number, or several where samples differ. */
const counts = ({ members }: FamilyGrid, column: number): string => {
  const all = members.flatMap(({ tokens }) => (tokens[column] === null ? [] : [tokens[column]]))
  return [...new Set(all)].map(formatCount).join(', ')
}
