import { db } from '#lib/db.ts'

/** A neuron that a computation proposes for a family or a split. */
export interface OpenSuggestion {
  id: number
  /** `model/layer/neuron`. */
  neuron: string
  /** Value of the family's parameter; null for a child of a split, and where the method has none. */
  value: string | null
  score: number | null
  pValue: number | null
  /** Name of the method that found it. */
  method: string
}

/** How many suggestions of a claim have been decided, one way and the other. */
export interface DecidedSuggestions {
  accepted: number
  rejected: number
}

/** The suggestions that wait for somebody, the best score first, at most 50; and how many are decided. */
export async function readSuggestions(uid: string): Promise<{ open: OpenSuggestion[]; decided: DecidedSuggestions }> {
  const [open, counts] = await Promise.all([
    db.suggestion.findMany({
      where: { claim: { uid }, status: 'open' },
      include: { model: { select: { name: true } } },
      orderBy: [{ score: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
      take: 50,
    }),
    db.suggestion.groupBy({ by: ['status'], where: { claim: { uid } }, _count: true }),
  ])
  const countOf = (status: string) => counts.find(row => row.status === status)?._count ?? 0
  return {
    open: open.map(({ id, model, layer, neuron, parameter, score, pValue, method }) => ({
      ...{ id, score, pValue, method },
      neuron: `${model.name}/${layer}/${neuron}`,
      value: parameter,
    })),
    decided: { accepted: countOf('accepted'), rejected: countOf('rejected') },
  }
}
