import { ExampleLineView } from '#components/family/example-line.tsx'
import { formatCount } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import type { ExampleLine, SplitView } from '#lib/splits/split-view.ts'

/** The parent's strongest examples, each with the child that fires most there; last those at which none does. */
export const SplitExamples = ({ view: { children, examples, uncovered } }: { view: SplitView }) => {
  const { stored, sampled } = examples
  return (
    <section aria-label="The parent’s strongest examples by child" className="border-line border-t">
      <div className="px-4 pt-2.5 wide:px-3.5">
        <h3 className="font-semibold text-sm">The parent’s strongest examples by child</h3>
        <p className="text-ink-2 text-xs">
          {sampled === stored
            ? `All ${plural(stored, 'stored example')} at which it fires`
            : `Of ${plural(stored, 'stored example')} at which it fires the ${formatCount(sampled)} in the reference sample`}
          , each given to the child that fires most at its token; lines show the parent’s activation.
        </p>
      </div>
      {children.map(
        ({ neuron, problem, owns, lines }) =>
          problem === null && (
            <Group key={neuron} title={neuron} href={`/${neuron}`} owns={owns} of={sampled} lines={lines} />
          ),
      )}
      <Group title="no child" owns={examples.uncovered} of={sampled} lines={uncovered} />
    </section>
  )
}

interface GroupProps {
  title: string
  href?: string
  owns: number
  of: number
  lines: readonly ExampleLine[]
}

const Group = ({ title, href, owns, of, lines }: GroupProps) => (
  <div className="px-4 py-1.5 wide:px-3.5">
    <h4 className="flex items-baseline gap-3 font-normal text-xs">
      {href ? (
        <a href={href} className="font-mono pointer-coarse:py-3">
          {title}
        </a>
      ) : (
        <span>{title}</span>
      )}
      <span className="text-ink-2">
        {formatCount(owns)} of {formatCount(of)}
      </span>
    </h4>
    {lines.map((line, i) => (
      <ExampleLineView key={i} line={line} />
    ))}
  </div>
)
