import { type GamePiece, mostOf } from '#components/play/game-pieces.ts'
import type { GameText } from '#lib/games/game-source.ts'

/** A text as it is asked about: without anything, or with marked tokens. */
export const AskedText = ({ pieces, marked = [] }: { pieces: readonly GamePiece[]; marked?: readonly number[] }) => (
  <p className="game-text">
    {pieces.map(piece => (
      <span
        key={piece.first}
        className={marked.some(at => at >= piece.first && at < piece.first + piece.count) ? 'marked' : undefined}
        dangerouslySetInnerHTML={{ __html: piece.html }}
      />
    ))}
  </p>
)

/** A text with what the neuron did on it, 1 is M; the token that was tapped is framed. */
export const ShownText = ({
  pieces,
  text,
  scale,
  said,
}: {
  pieces: readonly GamePiece[]
  text: GameText
  scale: number
  said?: number
}) => (
  <p className="game-text">
    {pieces.map(piece => {
      const share = Math.min(1, mostOf(piece, text.activations) / scale)
      const framed = said !== undefined && said >= piece.first && said < piece.first + piece.count
      return (
        <span
          key={piece.first}
          className={framed ? 'said' : undefined}
          style={share >= 0.02 ? ({ '--t': share.toFixed(2) } as React.CSSProperties) : undefined}
          dangerouslySetInnerHTML={{ __html: piece.html }}
        />
      )
    })}
  </p>
)

/** A text each token of which is an answer. */
export const TapText = ({ pieces }: { pieces: readonly GamePiece[] }) => (
  <div className="game-text taps">
    {pieces.map(({ first, alone }) => (
      <button key={first} type="submit" name="answer" value={first} dangerouslySetInnerHTML={{ __html: alone }} />
    ))}
  </div>
)
