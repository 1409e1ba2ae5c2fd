import Link from 'next/link'
import { listHref } from '#components/layer/list-place.ts'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatCount } from '#lib/format/number.ts'
import { type LayerOverview, logitClasses } from '#lib/layer/layer-overview.ts'
import { type LayerView, parseLayerView } from '#lib/layer/layer-view.ts'
import { codeDomains } from '#lib/layer/presets.ts'
import type { StatisticKey } from '#lib/methods/registry.ts'
import type { MeasuredModel } from '#lib/queries/layer-shapes.ts'

const head = 'px-2 py-1.5 text-right align-bottom text-ink-2 text-xs whitespace-nowrap first:pl-4 last:pr-4'
const cell = 'h-[30px] px-2 text-right whitespace-nowrap first:pl-4 last:pr-4 pointer-coarse:h-11'

const plain = parseLayerView({})
const classView = (word: string): LayerView => ({
  ...plain,
  columns: 'logits',
  sort: 'logitKurtosis',
  dir: 'desc',
  choices: [{ key: 'logitClass', words: [word] }],
})
const positionView: LayerView = {
  ...plain,
  columns: 'where',
  sort: 'r2Position',
  dir: 'desc',
  ranges: [{ key: 'r2Position', low: 0.1, high: null }],
}
const codeView: LayerView = {
  ...plain,
  columns: 'where',
  sort: 'domainShare',
  dir: 'desc',
  ranges: [{ key: 'domainShare', low: 0.8, high: null }],
  choices: [{ key: 'topDomain', words: codeDomains }],
}

/** What is counted, how it is called and which neurons of a layer it lists. */
const columns: { label: string; view: LayerView; count: (layer: LayerOverview) => number | null }[] = [
  { label: 'Dead', view: { ...plain, show: 'dead' }, count: ({ dead }) => dead },
  ...logitClasses.map(word => ({
    label: word === 'none' ? 'No class' : word[0].toUpperCase() + word.slice(1),
    view: classView(word),
    count: ({ classes }: LayerOverview) => classes?.[word] ?? null,
  })),
  { label: 'By position', view: positionView, count: ({ position }) => position },
  { label: 'Code only', view: codeView, count: ({ code }) => code },
]
const explained: StatisticKey[] = ['dead', 'classCount', 'positionNeurons', 'codeNeurons']

/** How many neurons of each layer are of which kind; each count leads to them. */
export const LayerCounts = ({ model, layers }: { model: MeasuredModel; layers: readonly LayerOverview[] }) => (
  <Panel label="Neurons by kind" className="overflow-x-auto">
    <table className="w-full text-sm">
      <thead>
        <tr>
          <td colSpan={2} />
          <th scope="colgroup" colSpan={logitClasses.length} className={`${head} text-center!`}>
            <MethodTerm stat="classCount">Direct effect on the logits</MethodTerm>
          </th>
          <td colSpan={2} />
        </tr>
        <tr className="border-line border-b">
          <th className={`${head} text-left!`}>Layer</th>
          {columns.map(({ label }, i) => (
            <th key={label} className={head}>
              {i === 0 ? (
                <MethodTerm stat="dead">{label}</MethodTerm>
              ) : i === columns.length - 2 ? (
                <MethodTerm stat="positionNeurons">{label}</MethodTerm>
              ) : i === columns.length - 1 ? (
                <MethodTerm stat="codeNeurons">{label}</MethodTerm>
              ) : (
                label
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {layers.map((layer, i) => (
          <tr key={i} className="border-line not-last:border-b">
            <th scope="row" className={`${cell} text-left! font-normal`}>
              Layer {i}
            </th>
            {columns.map(({ label, view, count }) => (
              <td key={label} className={cell}>
                <Count count={count(layer)} href={listHref({ base: `/${model.name}/${i}`, run: model.asked }, view)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    <MethodTips stats={explained} run={model.run.hash} />
  </Panel>
)

const Count = ({ count, href }: { count: number | null; href: string }) =>
  count === null ? (
    <span className="text-ink-3">not computed</span>
  ) : count === 0 ? (
    <span className="text-ink-2">0</span>
  ) : (
    <Link
      href={href}
      prefetch={false}
      className="pointer-coarse:inline-block pointer-coarse:min-w-11 pointer-coarse:py-3"
    >
      {formatCount(count)}
    </Link>
  )
