const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(2)} GB`

/**
 * Throws one line where a model's weights, `bytes` in float32, would need more memory while they are made into a session
 * (`copies` times that: read, in the graph, in the session) than this machine or container has left.
 */
export function checkRoom(bytes: number, copies: number, available: number = process.availableMemory()): void {
  const needed = bytes * copies
  if (needed <= available) return
  throw new Error(
    `wanted ${gigabytes(needed)} of memory (${gigabytes(bytes)} of weights, ${copies} times while a session is made), ` +
      `${gigabytes(available)} are available; use fewer --threads, end other programs or take a larger machine`,
  )
}
