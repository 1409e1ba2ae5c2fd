import '#components/neuron/contribution.css'
import '#components/neuron/path.css'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { Undefined } from '#components/neuron/absent.tsx'
import { NotComputed } from '#components/neuron/fact.tsx'
import { Figure, Figures, Pane, PaneWords } from '#components/neuron/pane.tsx'
import { pathHtml } from '#components/neuron/path-html.ts'
import { formatNumber } from '#lib/format/number.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import { decodePaths } from '#lib/neuron/path-record.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'

/** Examples that can be opened. */
const shown = 6

interface Props {
  row: NeuronAnalysis
  /** Its strongest examples taken apart; absent where the neuron never fires. */
  record: Uint8Array | undefined
  /** Whether the passes that tell both are done. */
  done: { path: boolean; reverse: boolean }
  tokenBytes: TokenBytes
}

/** Of a 1-layer model: where the neuron's input comes from at its strongest examples, and which terms rebuild it everywhere. */
export const PathPane = ({ row, record, done, tokenBytes }: Props) => {
  const title = <MethodTerm stat="pathTerm">What its input is made of</MethodTerm>
  if (done.path && !record)
    return (
      <Pane title={title}>
        <Undefined dead />
      </Pane>
    )
  return (
    <Pane title={title} note="exact">
      {record && (
        <div
          className="paths"
          dangerouslySetInnerHTML={{
            __html: decodePaths(record)
              .slice(0, shown)
              .map((example, i) => pathHtml(example, tokenBytes, i === 0))
              .join(''),
          }}
        />
      )}
      {done.reverse && (
        <Figures>
          <Figure stat="reverseTerms" name="rebuilt from">
            {row.reverseTerms ?? <NotComputed />}
          </Figure>
          <Figure stat="reverseToken" name="R² of the token alone">
            {fixed(row.reverseToken)}
          </Figure>
          <Figure stat="reverseR2" name="R² of token and position">
            {fixed(row.reverseR2)}
          </Figure>
          <Figure stat="reverseF1" name="F1 of strong firing">
            {fixed(row.reverseF1)}
          </Figure>
        </Figures>
      )}
      <PaneWords>
        Input before SoLU at the underlined token; a head’s arrow names the token it reads.{' '}
        {NOT_DONE[Number(done.path)]}
      </PaneWords>
    </Pane>
  )
}

const NOT_DONE = ['The pass that takes examples apart is not done yet.', '']

/** Two decimals; no more is certain. */
const fixed = (value: number | null) => (value === null ? <NotComputed /> : formatNumber(Math.round(value * 100) / 100))

/** In its place where earlier layers write into what the neuron reads. */
export const NoPath = ({ nLayers }: { nLayers: number }) => (
  <Pane title={<MethodTerm stat="pathTerm">What its input is made of</MethodTerm>}>
    <p className="text-ink-3 text-xs/[17px]">
      Not computed: its parts are exact only in a model of one layer; this one has {nLayers}.
    </p>
  </Pane>
)
