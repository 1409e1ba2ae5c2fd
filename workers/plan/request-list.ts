import { emptyRequests, type WindowRequests } from '#workers/plan/window-requests.ts'

/** One window that is to be collected. */
export type WindowRequest = Record<keyof WindowRequests, number>

/** Window requests that come one after the other, in columns: as objects, hundreds of thousands take ten times as much. */
export interface RequestList {
  push(request: WindowRequest): void
  /** All of them, in order. */
  finish(): WindowRequests
}

const columns = Object.keys(emptyRequests(0)) as (keyof WindowRequests)[]

/** An empty list with room for `capacity` requests; it grows by half where they are more. */
export const createRequestList = (capacity = 1024): RequestList => {
  let all = emptyRequests(capacity)
  let n = 0
  return {
    push(request) {
      if (n === all.neuron.length) {
        const larger = emptyRequests(n + (n >> 1) + 1)
        for (const name of columns) larger[name].set(all[name])
        all = larger
      }
      for (const name of columns) all[name][n] = request[name]
      n++
    },
    finish() {
      const own = emptyRequests(n)
      for (const name of columns) own[name].set(all[name].subarray(0, n))
      return own
    },
  }
}
