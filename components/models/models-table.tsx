import Link from 'next/link'
import { ModelState } from '#components/models/model-state.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatCompact, formatCount, formatNumber } from '#lib/format/number.ts'
import type { ModelFacts } from '#lib/queries/models.ts'
import type { RunProgress } from '#lib/runs/run-progress.ts'

const head =
  'px-2 max-wide:px-1.5 py-1.5 text-left align-bottom text-ink-2 text-xs whitespace-nowrap first:pl-4 last:pr-4'
const cell = 'h-[30px] px-2 max-wide:px-1.5 whitespace-nowrap first:pl-4 last:pr-4 pointer-coarse:h-11'
const number = 'text-right'
const wide = 'max-wide:hidden'

/** Every model with its size, what it was run on and where its run stands; `progress` holds each model's newest run. */
export const ModelsTable = ({ models, progress }: { models: ModelFacts[]; progress: Map<string, RunProgress> }) => (
  <Panel label="Models" className="overflow-x-auto">
    <table className="w-full text-sm">
      <thead>
        <tr className="border-line border-b">
          <th className={head}>Model</th>
          <th className={`${head} ${number} ${wide}`}>Layers</th>
          <th className={`${head} ${number}`}>
            <span className="max-wide:hidden">Neurons a layer</span>
            <span className="wide:hidden">Neurons</span>
          </th>
          <th className={`${head} ${number} ${wide}`}>Neurons in all</th>
          <th className={`${head} ${number} ${wide}`}>Parameters</th>
          <th className={`${head} ${wide}`}>Corpus</th>
          <th className={`${head} ${number} ${wide}`}>Tokens read</th>
          <th className={`${head} ${number} ${wide}`}>Loss, nats a token</th>
          <th className={head}>State</th>
          <th className={head}>
            <span className="sr-only">Random neuron</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {models.map(model => (
          <ModelRow key={model.name} model={model} progress={progress.get(model.name)} />
        ))}
      </tbody>
    </table>
  </Panel>
)

const ModelRow = ({ model, progress }: { model: ModelFacts; progress: RunProgress | undefined }) => {
  const { name, nLayers, dMlp, nParams, run } = model
  return (
    <tr className="border-line not-last:border-b">
      <th scope="row" className={`${cell} text-left font-normal`}>
        <Link href={`/${name}`} className="py-3 font-mono no-underline hover:underline max-wide:text-xs">
          {name}
        </Link>
      </th>
      <td className={`${cell} ${number} ${wide}`}>{formatCount(nLayers)}</td>
      <td className={`${cell} ${number}`}>
        {dMlp > 0 && nLayers > 1 && <span className="text-ink-2 wide:hidden">{nLayers} × </span>}
        {dMlp > 0 ? formatCount(dMlp) : <Faint>none</Faint>}
      </td>
      <td className={`${cell} ${number} ${wide}`}>{dMlp > 0 ? formatCount(nLayers * dMlp) : <Faint>none</Faint>}</td>
      <td className={`${cell} ${number} ${wide}`} title={formatCount(nParams)}>
        {formatCompact(nParams)}
      </td>
      <td className={`${cell} ${wide}`}>{run?.corpus ?? progress?.corpus ?? <Faint>none yet</Faint>}</td>
      <td className={`${cell} ${number} ${wide}`}>
        <TokensRead run={run} progress={progress} />
      </td>
      <td className={`${cell} ${number} ${wide}`}>
        {run?.loss != null ? formatNumber(run.loss) : <Faint>not measured</Faint>}
      </td>
      <td className={`${cell} max-wide:whitespace-normal`}>
        <ModelState model={model} progress={progress} />
      </td>
      <td className={`${cell} text-right`}>
        {run && dMlp > 0 && (
          <a href={`/${name}/random`} rel="nofollow" className="py-3 no-underline hover:underline">
            Random<span className="sr-only"> neuron of {name}</span>
          </a>
        )}
      </td>
    </tr>
  )
}

const TokensRead = ({ run, progress }: { run: ModelFacts['run']; progress: RunProgress | undefined }) => {
  if (run) return formatCount(run.nTokens)
  if (!progress || progress.tokensRead === 0) return <Faint>not yet</Faint>
  return (
    <>
      {formatCount(progress.tokensRead)} <Faint>so far</Faint>
    </>
  )
}

const Faint = ({ children }: { children: string }) => <span className="text-ink-3">{children}</span>
