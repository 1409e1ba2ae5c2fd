import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { type CausalString, mustFire, type StringKind, stringKinds } from '#lib/patterns/causal-string.ts'

/** What happened to the strings of one kind. */
export interface EditOutcome {
  edit: StringKind
  strings: number
  /** Strings of this kind on whose last token the neuron fired. */
  fired: number
  /**
   * Mean loss of activation in M from the string it is an edit of, and its 95 % interval (bootstrap over source documents); null
   * for strings that are no edit.
   */
  drop: { mean: number; low: number; high: number } | null
}

/** What a causal test found. */
export interface CausalOutcome {
  /** Strings predicted to fire, and those that did. */
  nPositive: number
  fired: number
  /** Narrow misses, and those at which it stayed silent. */
  nNegative: number
  silent: number
  /** Different source documents. */
  nDocuments: number
  /** By kind, in the order of `stringKinds`, kinds without strings left out. */
  edits: EditOutcome[]
}

/** Drawings of the bootstrap. */
const drawings = 1000

/**
 * Counts a causal test: `activations` on each string's last token, `level` the share f of M from which it fires, `seed` of the
 * bootstrap. `documentOf` tells which document a string's source belongs to.
 */
export function causalOutcome(
  strings: readonly CausalString[],
  activations: ArrayLike<number>,
  { scale, level, seed }: { scale: number; level: number; seed: number },
  documentOf: (source: number) => number,
): CausalOutcome {
  const fires = (i: number): boolean => activations[i] >= level * scale
  const edits = stringKinds.flatMap((edit): EditOutcome[] => {
    const own = strings.flatMap((string, i) => (string.kind === edit ? [i] : []))
    if (own.length === 0) return []
    const pairs = own.flatMap(i => {
      const { source, document } = strings[i]
      if (source < 0) return []
      return [{ document: documentOf(document), drop: (activations[source] - activations[i]) / scale }]
    })
    return [{ edit, strings: own.length, fired: own.filter(fires).length, drop: pairedDrop(pairs, seed) }]
  })
  const sum = (kinds: boolean, value: (outcome: EditOutcome) => number): number =>
    edits.reduce((total, outcome) => total + (mustFire(outcome.edit) === kinds ? value(outcome) : 0), 0)
  return {
    nPositive: sum(true, ({ strings: n }) => n),
    fired: sum(true, ({ fired }) => fired),
    nNegative: sum(false, ({ strings: n }) => n),
    silent: sum(false, ({ strings: n, fired }) => n - fired),
    nDocuments: new Set(strings.map(({ document }) => documentOf(document))).size,
    edits,
  }
}

/** Mean drop and its interval from whole documents drawn with replacement: strings of one document are no independent trials. */
export function pairedDrop(
  pairs: readonly { document: number; drop: number }[],
  seed: number,
): { mean: number; low: number; high: number } | null {
  if (pairs.length === 0) return null
  const byDocument = new Map<number, { sum: number; n: number }>()
  for (const { document, drop } of pairs) {
    const own = byDocument.get(document) ?? { sum: 0, n: 0 }
    byDocument.set(document, { sum: own.sum + drop, n: own.n + 1 })
  }
  const documents = [...byDocument.values()]
  const random = seededRandom(seed)
  const means = Float64Array.from({ length: drawings }, () => {
    let [sum, n] = [0, 0]
    for (let i = 0; i < documents.length; i++) {
      const drawn = documents[Math.floor(random() * documents.length)]
      sum += drawn.sum
      n += drawn.n
    }
    return sum / n
  }).sort()
  const mean = pairs.reduce((sum, { drop }) => sum + drop, 0) / pairs.length
  return { mean, low: means[Math.floor(0.025 * drawings)], high: means[Math.ceil(0.975 * drawings) - 1] }
}
