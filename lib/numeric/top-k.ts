/** The strongest entries of many lists at once: one list a neuron, each with at most k entries that count. */
export interface TopLists {
  /** Entries that a list keeps. */
  readonly k: number
  readonly nLists: number
  /** Entries each list has room for; more than k, so that sorting is rare. */
  capacity: number
  /** Entries held, [nLists]. */
  readonly size: Uint32Array
  /** Below this a value cannot enter, [nLists]. */
  readonly threshold: Float32Array
  /** The entries' columns, [nLists, capacity]. */
  value: Float32Array
  document: Uint32Array
  row: Uint32Array
  token: Uint32Array
}

/** Order of documents among entries of equal value. */
export type DocumentOrder = (a: number, b: number) => number

const columns = ['value', 'document', 'row', 'token'] as const
const slotLimit = 2 ** 20

/** Empty lists. Throws where k is not in 1..500000. */
export function createTopLists(nLists: number, k: number): TopLists {
  if (!(Number.isInteger(k) && k >= 1 && k <= 500_000)) throw new Error(`top-K: wanted K in 1..500000, got ${k}`)
  return {
    k,
    nLists,
    capacity: 0,
    size: new Uint32Array(nLists),
    threshold: new Float32Array(nLists).fill(Number.NEGATIVE_INFINITY),
    value: new Float32Array(0),
    document: new Uint32Array(0),
    row: new Uint32Array(0),
    token: new Uint32Array(0),
  }
}

/** Offers an entry to a list: kept for now where its value is not below the list's threshold. */
export function offerTop(
  lists: TopLists,
  list: number,
  value: number,
  document: number,
  row: number,
  token: number,
  order: DocumentOrder,
): void {
  if (value < lists.threshold[list]) return
  if (lists.size[list] === lists.capacity) makeRoom(lists, list, order)
  if (value < lists.threshold[list]) return
  const at = list * lists.capacity + lists.size[list]++
  lists.value[at] = value
  lists.document[at] = document
  lists.row[at] = row
  lists.token[at] = token
}

function makeRoom(lists: TopLists, list: number, order: DocumentOrder): void {
  const most = lists.k + Math.max(64, lists.k >> 1)
  if (lists.capacity === most) {
    sortTop(lists, list, order)
    return
  }
  const capacity = Math.min(most, Math.max(256, lists.capacity * 2))
  for (const name of columns) {
    const old = lists[name]
    const larger =
      name === 'value' ? new Float32Array(lists.nLists * capacity) : new Uint32Array(lists.nLists * capacity)
    for (let i = 0; i < lists.nLists; i++)
      larger.set(old.subarray(i * lists.capacity, i * lists.capacity + lists.size[i]), i * capacity)
    if (name === 'value') lists.value = larger as Float32Array
    else lists[name] = larger as Uint32Array
  }
  lists.capacity = capacity
}

/** Sorts a list by (value desc, document order, token asc, row asc), drops what is beyond k and sets its threshold. */
export function sortTop(lists: TopLists, list: number, order: DocumentOrder): void {
  const { k, capacity, size, threshold } = lists
  const first = list * capacity
  const n = size[list]
  const value = lists.value.slice(first, first + n)
  const document = lists.document.slice(first, first + n)
  const row = lists.row.slice(first, first + n)
  const token = lists.token.slice(first, first + n)
  const slots = sortedSlots(value, (a, b) => order(document[a], document[b]) || token[a] - token[b] || row[a] - row[b])
  size[list] = Math.min(n, k)
  for (let i = 0; i < size[list]; i++) {
    const slot = slots[i]
    lists.value[first + i] = value[slot]
    lists.document[first + i] = document[slot]
    lists.row[first + i] = row[slot]
    lists.token[first + i] = token[slot]
  }
  if (n >= k) threshold[list] = lists.value[first + k - 1]
}

/** Slots by value, largest first; `tie` orders slots of equal value. Numbers sort natively, only runs of equals compare. */
function sortedSlots(value: Float32Array, tie: (a: number, b: number) => number): Uint32Array {
  const bits = new Uint32Array(value.buffer, value.byteOffset, value.length)
  const keys = new Float64Array(value.length)
  for (let i = 0; i < keys.length; i++) {
    const ascending = bits[i] >>> 31 ? ~bits[i] >>> 0 : bits[i] + 0x80000000
    keys[i] = (0xffffffff - ascending) * slotLimit + i
  }
  keys.sort()
  const slots = Uint32Array.from(keys, key => key % slotLimit)
  for (let start = 0, end = 1; start < slots.length; start = end++) {
    while (end < slots.length && value[slots[end]] === value[slots[start]]) end++
    if (end - start > 1) slots.subarray(start, end).sort(tie)
  }
  return slots
}
