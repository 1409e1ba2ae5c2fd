import { type ReadRow, readRow, spanRange } from '#components/neuron/token-locator.ts'
import { formatCount, formatNumber } from '#lib/format/number.ts'
import { positionInRow } from '#lib/neuron/row.ts'
import { spellOut } from '#lib/tokens/invisible.ts'
import { rowActivation } from '#lib/tokens/packed-row.ts'
import type { TokenSpan } from '#lib/tokens/token-spans.ts'

/** What the tooltip says and where, in coordinates of the page. */
export interface Tip {
  text: string
  lines: string[]
  /** The token's box. */
  left: number
  top: number
  width: number
  height: number
}

/** Activations are stored in 255 steps but for the row's own token: no digit finer than a step is shown. */
function activationWords({ row, tokens }: ReadRow, i: number): string {
  const activation = rowActivation(row, tokens.levels[i], i)
  if (row.start + i === row.token) return formatNumber(activation, 4)
  if (Number.isNaN(activation)) return 'not stored'
  const step = (row.high - row.low) / 255
  const digits = step > 0 ? Math.min(12, Math.max(0, Math.ceil(-Math.log10(step)))) : 4
  return formatNumber(Number(activation.toFixed(digits)), 12)
}

/** The tip of one span of a row; null where the token is not on the screen (cut off by the line's end). */
export function tipOf(element: Element, span: TokenSpan): Tip | null {
  const read = readRow(element)
  const range = spanRange(element, span)
  const box = range?.getClientRects()[0]
  if (!read || !range || !box) return null
  const part = range.startContainer.parentElement?.closest('.l, .r')?.getBoundingClientRect()
  if (part && (box.right <= part.left + 1 || box.left >= part.right - 1)) return null
  const { row, context, tokens } = read
  const words = (i: number) =>
    `id ${tokens.ids[i]}, token ${formatCount(row.start + i)}, ` +
    `position ${positionInRow(row.start + i, context.nCtx)}, activation ${activationWords(read, i)}`
  return {
    text: spellOut(range.toString()),
    lines: Array.from({ length: span.count }, (_, i) => words(span.first + i)),
    left: box.left + window.scrollX,
    top: box.top + window.scrollY,
    width: box.width,
    height: box.height,
  }
}

/** The outline around a token and the words under it. `announce`: read out, for those who came by key. */
export const TokenTip = ({ tip, announce }: { tip: Tip | null; announce: boolean }) => (
  <>
    {tip && (
      <div
        aria-hidden="true"
        className="token-outline"
        style={{ left: tip.left - 1.5, top: tip.top - 1.5, width: tip.width + 3, height: tip.height + 3 }}
      />
    )}
    <div
      role="status"
      aria-live={announce ? 'polite' : 'off'}
      className={tip ? 'token-tip' : 'sr-only'}
      style={
        tip ? { left: `clamp(12px, ${tip.left}px, calc(100vw - 272px))`, top: tip.top + tip.height + 7 } : undefined
      }
    >
      {tip && (
        <>
          <b>{tip.text}</b>
          {tip.lines.map(line => (
            <div key={line}>{line}</div>
          ))}
        </>
      )}
    </div>
  </>
)
