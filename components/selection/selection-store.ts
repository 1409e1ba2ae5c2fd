/** Where a browser tab keeps the neurons that were chosen, `model/layer/neuron` each, in the order of choosing. */
const key = 'soluscope:selection'

/** At most so many: what a claim of neurons takes. */
export const mostSelected = 100

const none: readonly string[] = []
const listeners = new Set<() => void>()
let chosen: readonly string[] | null = null
let places: ReadonlySet<string> = new Set()

/** Reads what was stored; anything else than a list of neurons is nothing. */
export function parseSelection(text: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    if (!Array.isArray(value)) return none
    return [
      ...new Set(value.filter(one => typeof one === 'string' && /^[a-z][a-z0-9._-]*\/\d+\/\d+$/.test(one))),
    ].slice(0, mostSelected)
  } catch {
    return none
  }
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    // A browser that keeps nothing still chooses, for as long as the page stands.
    return null
  }
}

/** The neurons chosen in this tab; the same array until it changes. */
export function selection(): readonly string[] {
  if (chosen === null) set(parseSelection(stored()))
  return chosen ?? none
}

function set(neurons: readonly string[]): void {
  chosen = neurons
  places = new Set(neurons)
}

/** Nothing: what the server draws. */
export const noSelection = (): readonly string[] => none

/** Whether a neuron is chosen. */
export function isSelected(neuron: string): boolean {
  selection()
  return places.has(neuron)
}

/** Chooses other neurons; those beyond the limit are left out. */
export function select(neurons: readonly string[]): void {
  set(neurons.slice(0, mostSelected))
  try {
    if (neurons.length > 0) sessionStorage.setItem(key, JSON.stringify(chosen))
    else sessionStorage.removeItem(key)
  } catch {
    // Kept in memory alone.
  }
  for (const listener of listeners) listener()
}

/** Chooses a neuron, or no longer. */
export const toggleSelected = (neuron: string): void =>
  select(isSelected(neuron) ? selection().filter(one => one !== neuron) : [...selection(), neuron])

/** Calls back at each change; returns what ends that. */
export function onSelection(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
