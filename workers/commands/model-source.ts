import { existsSync } from 'node:fs'
import { withProgress } from '#workers/commands/progress.ts'
import { fetchHubModel, parseHubAddress } from '#workers/model/hub-model.ts'

/**
 * Where the model that was asked for lies on this machine: what is there as a folder or file is meant as that; owner/name is
 * fetched from the HuggingFace hub. Any other text is returned as it is, for the reader to say what is missing there.
 */
export const localModel = async (asked: string): Promise<string> => {
  if (existsSync(asked)) return asked
  const address = parseHubAddress(asked)
  if (!address) return asked
  const lines: string[] = []
  try {
    return await withProgress(`fetching ${asked} from the HuggingFace hub`, progress =>
      fetchHubModel(address, progress.update, line => lines.push(line)),
    )
  } catch (error) {
    throw new Error(`there is no folder or file ${asked} here, and ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  } finally {
    for (const line of lines) console.log(line)
  }
}
