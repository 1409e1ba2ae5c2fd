/** Groups items in order: a batch ends at `count` items or when their `bytes` reach `size`; the last one may be smaller. */
export async function* batches<T extends { bytes: number }>(
  items: AsyncIterable<T>,
  count: number,
  size: number,
): AsyncGenerator<T[]> {
  let batch: T[] = []
  let bytes = 0
  for await (const item of items) {
    batch.push(item)
    bytes += item.bytes
    if (batch.length < count && bytes < size) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}
