import { cellWords, denseFrom, gridSentence, inM, oneModel, rowWords } from '#components/family/grid-words.ts'
import type { FamilyGrid } from '#lib/families/family-grid.ts'
import '#components/family/family.css'

/** Members by values as a table whose cells are painted with the palette: chart and table are one. */
export const EquivarianceTable = ({ grid }: { grid: FamilyGrid }) => {
  const short = oneModel(grid)
  return (
    <table className={`equivariance ${grid.columns.length > denseFrom ? 'dense' : ''}`} aria-label={gridSentence(grid)}>
      <thead>
        <tr>
          <td className="sr-only">Member</td>
          {grid.columns.map(({ value, label, how }) => (
            <th key={value} scope="col" title={`${value}: ${how}`}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.members.map(({ neuron, column, means, problem }) => (
          <tr key={neuron}>
            <th scope="row" title={neuron}>
              <a href={`/${neuron}`} className="no-underline hover:underline">
                {rowWords(neuron, short)}
              </a>
            </th>
            {means.map((mean, i) =>
              mean === null ? (
                <td
                  key={grid.columns[i].value}
                  className={`none ${i === column ? 'own' : ''}`}
                  title={problem ?? grid.columns[i].how}
                >
                  <span className="sr-only">not computed</span>
                </td>
              ) : (
                <td
                  key={grid.columns[i].value}
                  className={i === column ? 'own' : undefined}
                  style={{ '--t': Math.min(1, mean) } as React.CSSProperties}
                  title={`${neuron} at ${grid.columns[i].label}: ${inM(mean)} M`}
                >
                  {cellWords(mean) || <span className="sr-only">0</span>}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
