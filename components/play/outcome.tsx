import Link from 'next/link'
import type { GamePiece } from '#components/play/game-pieces.ts'
import { ShownText } from '#components/play/game-text.tsx'
import { formatPercent } from '#lib/format/number.ts'
import type { GameItem } from '#lib/games/game-item.ts'

interface Props {
  item: GameItem
  pieces: readonly GamePiece[][]
  /** M of the neuron, and its address. */
  scale: number
  neuron: string
  said: { answer: string; correct: boolean; score: number }
  /** Where the next item is. */
  next: string
}

/** What was right, with what the neuron really did, and the way on. */
export function Outcome({ item, pieces, scale, neuron, said, next }: Props) {
  return (
    <div className="flex grow flex-col">
      <div className="grow pb-3">
        <p role="status" className="mt-2 mb-2 font-semibold text-lead">
          {said.correct ? '✓ ' : '✗ '}
          {words(item, said)}
        </p>
        <ol className="grid gap-1.5">
          {item.texts.map((text, i) => (
            <li key={i} className={item.texts.length > 1 ? 'grid grid-cols-[20px_1fr] items-baseline' : ''}>
              {item.texts.length > 1 && <span className="font-semibold">{i + 1}</span>}
              <ShownText
                pieces={pieces[i]}
                text={text}
                scale={scale}
                said={item.game === 'peak' ? Number(said.answer) : undefined}
              />
            </li>
          ))}
        </ol>
        <p className="mt-2 text-ink-2 text-sm">
          {item.gold && 'This one was certain: such questions tell how careful people are. '}
          The neuron: <Link href={`/${neuron}`}>{neuron}</Link>
        </p>
      </div>
      <div className="game-bar">
        <a href={next} data-key="Enter">
          Next
        </a>
      </div>
    </div>
  )
}

function words({ game, truth }: GameItem, { correct, score }: Props['said']): string {
  if (game === 'peak')
    return correct
      ? 'Yes, that is the peak.'
      : `It is stronger there than on ${formatPercent(score)} of the other tokens.`
  if (game === 'intruder')
    return `${correct ? 'Yes' : 'No'}: number ${Number(truth) + 1} is another neuron’s. Painted is where its own fires.`
  if (game === 'detection') return truth === 'yes' ? 'It fires here.' : 'It is silent here.'
  return truth === 'yes' ? 'The marks were where it fires.' : 'The marks were at random; this is where it fires.'
}
