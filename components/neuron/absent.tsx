import { Pane } from '#components/neuron/pane.tsx'
import type { PassName } from '#lib/analysis/pass-name.ts'

/** What each pass of the analysis reads, in words. */
const reads: Record<PassName, string> = {
  weights: 'the weights',
  firing: 'the corpus once more',
  ngrams: 'a sample of the corpus',
}

/** In place of a pane whose numbers a later step of the run still has to compute. */
export const Computing = ({ title, pass }: { title: string; pass: PassName }) => (
  <Pane title={title} note="computing">
    <p className="text-ink-3 text-xs/[17px]">
      The pass “{pass}” of the analysis, which reads {reads[pass]}, is not done for this layer yet.{' '}
      <a href="/runs">Runs</a> tells how far it is.
    </p>
  </Pane>
)

/** Why a statistic does not exist although its pass is done: never 0, never a dash. */
export const Undefined = ({ dead }: { dead: boolean }) => (
  <p className="text-ink-3 text-xs/[17px]">
    Not computed: {dead ? 'the neuron never fires.' : 'it fires on too few tokens of the sample.'}
  </p>
)
