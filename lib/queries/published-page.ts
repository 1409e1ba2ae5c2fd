import { publishedPath } from '#lib/address/neuron-path.ts'
import { type ModelDirectory, modelDirectory } from '#lib/queries/model-directory.ts'

/** The page that stands at a neuron's address. */
export interface PublishedPage {
  /** Its inner address: `/at/{run}/{model}/{layer}/{neuron}`. */
  target: string
  /**
   * The target and which state of the models it was asked in. Within one process the same key is the same page to the byte:
   * besides its run, which never changes, a page shows how far the analysis of the runs has come, which models there are and
   * which of their runs are current; all of that is in the state.
   */
  key: string
}

/** The page at a neuron's address in the run asked for, or the current one; null where nothing is published there. */
export async function publishedPage(path: string, run: string | null): Promise<PublishedPage | null> {
  const directory = await modelDirectory()
  const target = publishedPath(directory, path, run)
  return target === null ? null : { target, key: `${target} ${stateOf(directory)}` }
}

let last = { words: '', number: 0 }
const numbers = new WeakMap<ModelDirectory, number>()

/** A number for what a directory says: the same one until it says something else. */
function stateOf(directory: ModelDirectory): number {
  let number = numbers.get(directory)
  if (number === undefined) {
    const words = JSON.stringify([...directory.values()])
    if (words !== last.words) last = { words, number: last.number + 1 }
    number = last.number
    numbers.set(directory, number)
  }
  return number
}
// The process around the pages asks it which finished page it may send again (workers/start/site.mjs).
;(globalThis as { soluscopePublishedPage?: typeof publishedPage }).soluscopePublishedPage = publishedPage
