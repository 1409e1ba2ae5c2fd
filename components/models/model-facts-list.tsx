import type { ReactNode } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { formatCount, formatNumber } from '#lib/format/number.ts'
import { formatDate } from '#lib/format/time.ts'
import { type GateAnswer, gatePassed } from '#lib/model/gate-answer.ts'
import { siteWords } from '#lib/neuron/hook-site.ts'
import type { ModelFacts } from '#lib/queries/models.ts'

/** What a model is and what its numbers were measured on, as terms and their values. */
export const ModelFactsList = ({ model }: { model: ModelFacts }) => (
  <Panel label="Facts" className="grid gap-x-10 px-4 py-3 text-sm wide:grid-cols-2">
    <dl>
      <Fact term="Parameters">{formatCount(model.nParams)}</Fact>
      <Fact term="Width">
        d_model {formatCount(model.dModel)}
        {model.dMlp > 0 && `, d_mlp ${formatCount(model.dMlp)}`}
      </Fact>
      <Fact term="Attention">
        {formatCount(model.nHeads)} heads a layer, d_head {formatCount(model.dHead)}
      </Fact>
      {model.dMlp > 0 && <Fact term="Activation function">{model.actFn}</Fact>}
      <Fact term="Normalisation">{model.normalization}</Fact>
      <Fact term="Vocabulary">{formatCount(model.dVocab)} tokens</Fact>
      <Fact term="Context length">{formatCount(model.nCtx)} tokens</Fact>
    </dl>
    <dl>
      <RunFacts model={model} />
      <Fact term="Weights">
        <span className="font-mono text-xs" title={model.weightsHash}>
          sha256 {model.weightsHash.slice(0, 16)}…
        </span>
      </Fact>
      {model.gate && (
        <Fact term="Import gate">
          <Gate answers={model.gate} />
        </Fact>
      )}
      {model.pretrained && (
        <Fact term="In TransformerLens">
          <code className="break-all font-mono text-xs">HookedTransformer.from_pretrained("{model.pretrained}")</code>
        </Fact>
      )}
    </dl>
  </Panel>
)

/** Whether the model is as good as it should be, each question's answer on request. */
const Gate = ({ answers }: { answers: readonly GateAnswer[] }) => (
  <details>
    <summary className="cursor-pointer">
      {gatePassed(answers) ? 'passed' : <span className="text-bad">◆ failed: what is measured may mean little</span>}
    </summary>
    <ul className="text-ink-2 text-xs">
      {answers.map(({ passed, says }) => (
        <li key={says}>
          {passed === null ? 'not asked' : passed ? 'yes' : <span className="text-bad">no</span>}: {says}
        </li>
      ))}
    </ul>
  </details>
)

const RunFacts = ({ model: { run, actFn, dMlp } }: { model: ModelFacts }) => {
  if (!run) return <Fact term="Measured on">nothing yet</Fact>
  return (
    <>
      <Fact term="Measured on">
        {run.corpus}: {formatCount(run.nTokens)} tokens in {formatCount(run.nDocuments)} documents
      </Fact>
      {dMlp > 0 && (
        <Fact term="Read at">
          <span className="font-mono text-xs">mlp.hook_{run.site}</span>, {siteWords(run.site, actFn)}
        </Fact>
      )}
      <Fact term="Loss">
        {run.loss === null
          ? 'not measured'
          : `${formatNumber(run.loss)} nats a token${run.lossTokens === null ? '' : `, on ${formatCount(run.lossTokens)} tokens`}`}
      </Fact>
      <Fact term="Run">
        <span className="font-mono text-xs">{run.hash}</span>
        {run.publishedAt && `, published ${formatDate(run.publishedAt)}`}
      </Fact>
    </>
  )
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="grid grid-cols-[132px_minmax(0,1fr)] gap-2 py-1">
    <dt className="text-ink-2">{term}</dt>
    <dd>{children}</dd>
  </div>
)
