/** A copy in which the item at `from` stands at `to`, which is brought into range; the others keep their order. */
export function movedTo<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, i) => i !== from)
  rest.splice(Math.max(0, Math.min(rest.length, to)), 0, items[from])
  return rest
}
