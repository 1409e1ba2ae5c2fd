import { inM } from '#components/family/grid-words.ts'
import type { ExampleLine } from '#lib/splits/split-view.ts'
import '#components/neuron/concordance.css'

/** One line of text, the token that fires at the same left edge as in all others. */
export const ExampleLineView = ({ line: { left, right, activation } }: { line: ExampleLine }) => (
  <div className="row grid h-[26px] grid-cols-[40px_minmax(0,11fr)_minmax(0,9fr)] whitespace-pre font-mono text-[12.5px]/[26px]">
    <span className="v">{inM(activation)}</span>
    {/* Escaped by lib/tokens/glyphs.ts. */}
    <span className="l">
      <span dangerouslySetInnerHTML={{ __html: left }} />
    </span>
    <span className="r" dangerouslySetInnerHTML={{ __html: right }} />
  </div>
)
