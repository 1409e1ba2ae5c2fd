import { TokenWord } from '#components/live/token-word.tsx'
import { formatPercent } from '#lib/format/number.ts'

interface Props {
  /** Ids with the natural log of their probability, likeliest first. */
  next: readonly (readonly [id: number, logProb: number])[]
  words: Record<number, string>
  /** Id of the token that came; undefined at the end of the text. */
  came: number | undefined
}

/** What the model expected behind a token; the one that came is marked. */
export const NextTokens = ({ next, words, came }: Props) => (
  <table>
    <tbody>
      {next.map(([id, logProb]) => (
        <tr key={id}>
          <td>
            <TokenWord text={words[id]} />
            {id === came && ' came'}
          </td>
          <td className="n">{formatPercent(Math.exp(logProb))}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
