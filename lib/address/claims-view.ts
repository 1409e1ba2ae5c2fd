import { type ClaimKind, claimKinds } from '#lib/claims/kinds.ts'
import { type ClaimStatus, claimStatuses } from '#lib/claims/status.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'

/** Which claims a list shows; what is null does not matter. */
export interface ClaimsView {
  kind: ClaimKind | null
  status: ClaimStatus | null
  model: string | null
  tag: string | null
  /** `model/layer/neuron`. */
  neuron: string | null
  /** Uid of the last claim of the page before. */
  before: string | null
}

/** Reads an address; words that are none are left out. */
export function parseClaimsView(query: Query): ClaimsView {
  const word = (name: string) => oneOf(query[name])?.trim().slice(0, 120) || null
  return {
    kind: claimKinds.find(kind => kind === query.kind) ?? null,
    status: claimStatuses.find(status => status === query.status) ?? null,
    model: word('model'),
    tag: word('tag'),
    neuron: word('neuron')?.replace(/^\//, '').toLowerCase() ?? null,
    before: word('before'),
  }
}

/** The address of a view. */
export function claimsHref(view: Partial<ClaimsView>): string {
  const query = new URLSearchParams()
  for (const name of ['kind', 'status', 'model', 'tag', 'neuron', 'before'] as const) {
    const value = view[name]
    if (value) query.set(name, value)
  }
  return query.size > 0 ? `/claims?${query}` : '/claims'
}
