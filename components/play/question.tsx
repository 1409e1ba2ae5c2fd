import { AnswerForm } from '#components/play/answer-form.tsx'
import type { GamePiece } from '#components/play/game-pieces.ts'
import { AskedText, TapText } from '#components/play/game-text.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'
import { gameWords } from '#lib/games/game.ts'
import type { GameItem } from '#lib/games/game-item.ts'

interface Props {
  item: GameItem
  /** Pieces of each of its texts. */
  pieces: readonly GamePiece[][]
  action: FormAction
  /** What names the item, sent along. */
  hidden: Record<string, string>
}

/** The question of an item and its answers. */
export function Question({ item, pieces, action, hidden }: Props) {
  return (
    <AnswerForm action={action} hidden={hidden} buttons={buttonsOf(item)}>
      <p className="mt-2 mb-2 font-semibold text-lead">{gameWords[item.game].question}</p>
      {item.game === 'peak' && <TapText pieces={pieces[0]} />}
      {item.game === 'intruder' && (
        <ol className="grid gap-1.5">
          {pieces.map((own, i) => (
            <li key={i} className="grid grid-cols-[20px_1fr] items-baseline">
              <span className="font-semibold">{i + 1}</span>
              <AskedText pieces={own} />
            </li>
          ))}
        </ol>
      )}
      {(item.game === 'detection' || item.game === 'fuzzing') && <AskedText pieces={pieces[0]} marked={item.marked} />}
    </AnswerForm>
  )
}

function buttonsOf({ game, texts }: GameItem): { label: string; value: string; keys: string }[] {
  if (game === 'peak') return []
  if (game === 'intruder') return texts.map((_, i) => ({ label: String(i + 1), value: String(i), keys: String(i + 1) }))
  return [
    { label: 'No', value: 'no', keys: 'n' },
    { label: 'Yes', value: 'yes', keys: 'y' },
  ]
}
