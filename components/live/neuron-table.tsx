import { pieceText, TokenWord } from '#components/live/token-word.tsx'
import { formatNumber } from '#lib/format/number.ts'
import type { ListedNeuron } from '#lib/live/live-answer.ts'
import type { Piece } from '#lib/tokens/pieces.ts'

interface Props {
  model: string
  /** With the token where each is strongest, where that is not the same for all. */
  neurons: readonly (ListedNeuron | readonly [...ListedNeuron, token: number])[]
  pieces?: readonly Piece[]
  onToken?: (token: number) => void
  /** Asks for the text tinted by a neuron. */
  onTint: (at: string) => void
}

/** Neurons by activation / M: each leads to its page, and can tint the text. */
export function NeuronTable({ model, neurons, pieces, onToken, onTint }: Props) {
  if (neurons.length === 0) return <p>No neuron is above 0.</p>
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">neuron</th>
          <th scope="col" className="n">
            activation
          </th>
          <th scope="col" className="n">
            in M
          </th>
          {pieces && (
            <th scope="col" className="pl-4!">
              on token
            </th>
          )}
          <th scope="col">
            <span className="sr-only">tint</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {neurons.map(([at, activation, inM, token]) => (
          <tr key={at}>
            <td>
              <a href={`/${model}/${at}`}>{at}</a>
            </td>
            <td className="n">{formatNumber(activation)}</td>
            <td className="n">{inM.toFixed(2)}</td>
            {pieces && token !== undefined && (
              <td className="pl-4!">
                <button type="button" onClick={() => onToken?.(token)}>
                  {token + 1} <TokenWord text={pieceText(pieces, token)} />
                </button>
              </td>
            )}
            <td className="n">
              <button type="button" className="tint" onClick={() => onTint(at)}>
                Tint<span className="sr-only"> by {at}</span>
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
