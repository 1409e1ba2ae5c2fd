import { Pane } from '#components/neuron/pane.tsx'
import type { PassName } from '#lib/analysis/pass-name.ts'

/** What each pass of the analysis reads, in words. */
const reads: Record<PassName, string> = {
  weights: 'the weights',
  firing: 'the corpus once more',
  ngrams: 'a sample of the corpus',
  contribution: 'a sample of the corpus through the whole model',
  path: 'the strongest examples of each neuron',
  reverse: 'a sample of the corpus',
  reasons: 'the strongest examples of each neuron',
  purity: 'a sample of every level of activation',
  causal: 'strings made to match a pattern and to miss it',
}

interface Props {
  title: string
  pass: PassName
  /** Why the analysis stopped before its end; null or absent where it goes on. */
  failure?: string | null
}

/** In place of a pane whose numbers a later step of the run still has to compute, or never will as things stand. */
export const Computing = ({ title, pass, failure }: Props) =>
  failure == null ? (
    <Pane title={title} note="computing">
      <p className="text-ink-3 text-xs/[17px]">
        The pass “{pass}” of the analysis, which reads {reads[pass]}, is not done for this layer yet.{' '}
        <a href="/runs">Runs</a> tells how far it is.
      </p>
    </Pane>
  ) : (
    <Pane title={title} note="not computed">
      <p className="text-xs/[17px] [overflow-wrap:anywhere]">
        <span className="text-bad">◆ The analysis of this run failed: {failure || 'it gave no reason'}</span>{' '}
        <span className="text-ink-2">
          The pass “{pass}” was not done. Asking for the same run again (soluscope run) goes on where it stopped.
        </span>
      </p>
    </Pane>
  )

/** Why a statistic does not exist although its pass is done: never 0, never a dash. */
export const Undefined = ({
  dead,
  why = 'it fires on too few tokens of the sample',
}: {
  dead: boolean
  why?: string
}) => <p className="text-ink-3 text-xs/[17px]">Not computed: {dead ? 'the neuron never fires' : why}.</p>
