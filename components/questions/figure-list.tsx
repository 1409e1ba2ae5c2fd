import { formatCount, formatNumber, formatPercent } from '#lib/format/number.ts'
import type { QuestionFigure } from '#lib/questions/figure.ts'

/** A figure as it is read; null says that nothing was measured. */
const shown = ({ value, format }: QuestionFigure): string | null =>
  value === null
    ? null
    : format === 'share'
      ? formatPercent(value)
      : format === 'count'
        ? formatCount(value)
        : formatNumber(value)

/** What the data say now, a line a number. */
export const FigureList = ({ figures }: { figures: QuestionFigure[] }) => (
  <dl className="grid gap-y-1.5">
    {figures.map(figure => (
      <div key={figure.label} className="grid grid-cols-[88px_minmax(0,1fr)] items-baseline gap-x-2.5">
        <dt className="order-2 text-ink-2">
          {figure.label}
          {figure.of && <span className="text-ink-3">, {figure.of}</span>}
        </dt>
        <dd className="text-right font-semibold">
          {shown(figure) ?? <span className="font-normal text-ink-3">not measured</span>}
        </dd>
      </div>
    ))}
  </dl>
)
