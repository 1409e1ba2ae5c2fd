import { pieceText, TokenWord } from '#components/live/token-word.tsx'
import { inScale } from '#components/neuron/row-html.ts'
import { MINUS } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import { type ChangedToken, changedTokens, type TextReading } from '#lib/live/compare-texts.ts'
import type { LiveAnswer } from '#lib/live/live-answer.ts'

/** Changes listed; the largest ones where there are more. */
const shown = 12

/** A change below this share of M is not listed. */
const least = 0.01

const sizeOf = ({ before, now }: ChangedToken) => Math.abs(now - before)

const signed = (x: number, scale: number) => (x >= 0 ? `+${inScale(x, scale)}` : `${MINUS}${inScale(-x, scale)}`)

interface Props {
  original: TextReading
  answer: LiveAnswer
  activations: number[]
  scale: number
  onChoose: (token: number) => void
}

/** What an edit did to the activation on the tokens that stayed, in units of M. */
export function ChangeTable({ original, answer, activations, scale, onChoose }: Props) {
  const changed = changedTokens(original, { ids: answer.ids, activations }, least * (scale > 0 ? scale : 1))
  const listed = changed
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, shown)
    .sort((a, b) => a.token - b.token)
  return (
    <>
      <p role="status">
        {changed.length === 0
          ? 'No token that stayed has changed its activation by 0.01 M.'
          : `${plural(changed.length, 'token')} that stayed changed by 0.01 M or more${changed.length > shown ? `; the ${shown} largest changes` : ''}.`}{' '}
        <a href="/methods#activationChange">How</a>
      </p>
      {listed.length > 0 && (
        <table className="changes">
          <thead>
            <tr>
              <th scope="col">token</th>
              <th scope="col" className="n">
                before
              </th>
              <th scope="col" className="n">
                now
              </th>
              <th scope="col" className="n">
                change, M
              </th>
            </tr>
          </thead>
          <tbody>
            {listed.map(({ token, before, now }) => (
              <tr key={token}>
                <td>
                  <button type="button" onClick={() => onChoose(token)}>
                    {token + 1} <TokenWord text={pieceText(answer.pieces, token)} />
                  </button>
                </td>
                <td className="n">{inScale(before, scale)}</td>
                <td className="n">{inScale(now, scale)}</td>
                <td className="n">{signed(now - before, scale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
