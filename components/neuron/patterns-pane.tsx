import { MethodTerm } from '#components/methods/method-term.tsx'
import { NotComputed } from '#components/neuron/fact.tsx'
import { Figure, Figures, Pane, PaneWords } from '#components/neuron/pane.tsx'
import { baselineHtml, editRows, score, shareWords } from '#components/neuron/pattern-html.ts'
import { BadgeMark } from '#components/patterns/badge-mark.tsx'
import { patternLink } from '#components/patterns/pattern-link.ts'
import { formatNumber } from '#lib/format/number.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { shownPattern } from '#lib/patterns/shown-pattern.ts'
import { badgeSentences } from '#lib/patterns/words.ts'
import type { NeuronPatternData } from '#lib/queries/neuron-patterns.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'
import './patterns-pane.css'

interface Props {
  model: string
  id: NeuronId
  patterns: readonly NeuronPatternData[]
  tokenBytes: TokenBytes
}

/** The pattern that was found for the neuron, what it reaches, what an experiment said of it, and what people tried. */
export const PatternsPane = ({ model, id, patterns, tokenBytes }: Props) => {
  const [first, ...others] = patterns
  return (
    <Pane
      title={<MethodTerm stat="patternBadge">Pattern</MethodTerm>}
      note={first && <BadgeMark badge={first.badge} />}
    >
      {first ? (
        <>
          <p className="font-mono text-sm [overflow-wrap:anywhere]">
            <a href={patternLink({ ...first, ...id, model })}>{shownPattern(first.pattern)}</a>
          </p>
          <Scores pattern={first} tokenBytes={tokenBytes} />
          {first.edits && <Experiment pattern={first} edits={first.edits} />}
          <PaneWords>{badgeSentences[first.badge]}</PaneWords>
          {others.map(other => (
            <p key={`${other.pattern} ${other.ignoreCase} ${other.wholeWord}`} className="mt-2 text-xs">
              <a href={patternLink({ ...other, ...id, model })} className="font-mono">
                {shownPattern(other.pattern)}
              </a>{' '}
              <BadgeMark badge={other.badge} /> <span className="text-ink-2">F1 {f1Words(other.f1)}</span>
            </p>
          ))}
        </>
      ) : (
        <PaneWords>No pattern was found: it fires too rarely, or nothing tells when.</PaneWords>
      )}
    </Pane>
  )
}

const f1Words = (value: number | null): string => (value === null ? 'undefined' : score(value))

const Scores = ({ pattern, tokenBytes }: { pattern: NeuronPatternData; tokenBytes: TokenBytes }) => {
  const { tp, fp, fn, f1, level, wholeWord, ignoreCase } = pattern
  const options = [...(wholeWord ? ['from the start of a word'] : []), ...(ignoreCase ? ['any case'] : [])]
  return (
    <>
      <Figures>
        <Figure stat="patternF1" name={`F1, firing from ${formatNumber(Math.round(level * 10) / 10)} M`}>
          {f1 === null ? <NotComputed /> : score(f1)}
        </Figure>
        <Figure stat="patternPrecision" name="precision, recall">
          {shareWords(tp, tp + fp)}, {shareWords(tp, tp + fn)}
        </Figure>
      </Figures>
      <PaneWords>
        {options.length > 0 && `Matches ${options.join(', ')}. `}
        Of F1 <span dangerouslySetInnerHTML={{ __html: baselineHtml(pattern, tokenBytes) }} />.
      </PaneWords>
    </>
  )
}

const Experiment = ({
  pattern: { nPositive, fired, nNegative, silent, seed },
  edits,
}: {
  pattern: NeuronPatternData
  edits: NonNullable<NeuronPatternData['edits']>
}) => (
  <>
    <Figures>
      <Figure stat="patternFired" name="matching strings that fire">{`${fired} of ${nPositive}`}</Figure>
      <Figure stat="patternSilent" name="near-misses that stay silent">{`${silent} of ${nNegative}`}</Figure>
    </Figures>
    <table className="edits">
      <thead>
        <tr>
          <th scope="col">strings of seed {seed}</th>
          <th scope="col">fired</th>
          <th scope="col">
            <MethodTerm stat="patternDrop">loss in M</MethodTerm>
          </th>
        </tr>
      </thead>
      <tbody dangerouslySetInnerHTML={{ __html: editRows(edits) }} />
    </table>
  </>
)
