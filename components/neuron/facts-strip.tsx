import { Fact, NotComputed } from '#components/neuron/fact.tsx'
import { formatNumber, formatPercent } from '#lib/format/number.ts'
import type { NeuronStatistics } from '#lib/queries/neuron.ts'
import type { NeuronRanks } from '#lib/queries/neuron-ranks.ts'

/** The five numbers one looks for first, each with the neuron's rank in its layer. */
export const FactsStrip = ({ stats, ranks }: { stats: NeuronStatistics; ranks: NeuronRanks }) => (
  <dl className="grid grid-cols-3 gap-y-3 wide:grid-cols-5">
    <Fact stat="max" label="Largest" rank={ranks.maxActivation}>
      <Reading value={stats.maxActivation} />
    </Fact>
    <Fact stat="scale" label="Scale M" rank={ranks.scale}>
      <Reading value={stats.scale} />
    </Fact>
    <Fact stat="fires" label="Fires, ¼ M" rank={ranks.fires25}>
      {stats.fires25 === null ? <NotComputed /> : formatPercent(stats.fires25)}
    </Fact>
    <Fact stat="fires50" label="Strongly, ½ M" rank={ranks.fires50}>
      {stats.fires50 === null ? <NotComputed /> : formatPercent(stats.fires50)}
    </Fact>
    <Fact stat="sparsity" label="Sparsity" rank={ranks.sparsity}>
      {stats.sparsity === null ? <NotComputed /> : formatNumber(stats.sparsity)}
    </Fact>
  </dl>
)

/** A number in the strip; one with a power of ten is set smaller, since it would not fit. */
const Reading = ({ value }: { value: number }) => {
  const words = formatNumber(value)
  return words.length > 9 ? <span className="text-sm">{words}</span> : words
}
