import { area } from 'd3'
import type { Violin } from '#lib/layer/violin.ts'

/** Height of a layer's row, and width of the drawing before it is stretched to its place. */
export const VIOLIN_ROW = 26
const WIDTH = 240
const INSET = 5

const x = (place: number): number => INSET + place * (WIDTH - 2 * INSET)
const round = (value: number): number => Math.round(value * 10) / 10

interface Props {
  rows: readonly Violin[]
  /** Middle of each row from the top, and the drawing's height, in pixels. */
  middles: readonly number[]
  height: number
  /** The row that is outlined in ink. */
  current?: number
  /** What the drawing shows, in a sentence. */
  label: string
}

/**
 * Layers one below the other: grey shapes, middle halves as bars, medians as hollow dots; dots alone for fewer than 30
 * neurons. Few elements however many layers: marks of a kind are one path. Lines keep their width when it is stretched.
 */
export const ViolinRows = ({ rows, middles, height, current, label }: Props) => {
  const at = (draw: (violin: Violin, middle: number) => string): string =>
    rows.map((row, i) => draw(row, middles[i])).join('')
  const medians = at(({ quartiles }, middle) => (quartiles ? dot(quartiles[1], middle) : ''))
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
      width="100%"
      height={height}
      fill="none"
      strokeLinecap="round"
      className="[&_path]:[vector-effect:non-scaling-stroke]"
    >
      <path d={middles.map(middle => `M${x(0)} ${middle}H${x(1)}`).join('')} stroke="var(--line)" />
      <path d={at(outline)} fill="var(--fill)" stroke="var(--line-2)" />
      {current !== undefined && rows[current] && (
        <path d={outline(rows[current], middles[current])} fill="var(--fill)" stroke="var(--ink)" strokeWidth={1.5} />
      )}
      <path
        d={at(({ dots }, middle) => dots.map(place => dot(place, middle)).join(''))}
        stroke="var(--ink-3)"
        strokeWidth={4}
        opacity={0.5}
      />
      <path
        d={at(({ dots, quartiles }, middle) =>
          quartiles && dots.length === 0 ? `M${round(x(quartiles[0]))} ${middle}H${round(x(quartiles[2]))}` : '',
        )}
        stroke="var(--ink-2)"
        strokeWidth={3}
        strokeLinecap="butt"
      />
      <path d={medians} stroke="var(--ink)" strokeWidth={7.5} />
      <path d={medians} stroke="var(--surface)" strokeWidth={4.5} />
    </svg>
  )
}

/** A line of no length: with round ends a dot, which stretching does not turn into an ellipse. */
const dot = (place: number, middle: number): string => `M${round(x(place))} ${middle}h0`

function outline({ widths }: Violin, middle: number): string {
  if (widths.length === 0) return ''
  const shape = area<number>()
    .x((_, i) => x((i + 0.5) / widths.length))
    .y0(width => middle - width * 11)
    .y1(width => middle + width * 11)
    .digits(1)
  return shape(widths) ?? ''
}
