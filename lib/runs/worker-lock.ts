/**
 * First key of the advisory lock that a live worker process holds; the second is the id of its row. Whoever wants to know
 * whether a worker is alive asks the server for that lock.
 */
export const WORKER_LOCK = 1_936_682_090
