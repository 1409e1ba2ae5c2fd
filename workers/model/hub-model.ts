import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aliasOfRepo, tokenizerRepo } from '#lib/model/published-repos.ts'
import { stateFolder } from '#workers/database/project.ts'
import { downloadFile, isDownloaded } from '#workers/model/hub-download.ts'
import { findRepo, type HubFile, type HubRepo, isRepoName, OfflineError } from '#workers/model/hub-repo.ts'

/** What `soluscope model add` was asked for on the hub. */
export interface HubAddress {
  /** owner/name */
  repo: string
  /** A file of weights in it, such as checkpoints/tokens_000060293120.pth; absent: its final ones. */
  file?: string
}

/** The repository, and perhaps the file of weights, that a text names: owner/name or owner/name/file. */
export function parseHubAddress(text: string): HubAddress | undefined {
  const [owner, name = '', ...rest] = text.replace(/^https:\/\/huggingface\.co\//, '').split('/')
  const repo = `${owner}/${name}`
  if (!isRepoName(repo)) return undefined
  if (rest.length === 0) return { repo }
  const file = rest.join('/')
  return /^(checkpoints\/)?\w[\w.-]*\.(pth?|safetensors)$/.test(file) ? { repo, file } : undefined
}

/** Where a repository's files are kept; the folder's name becomes the model's. */
export function hubFolder(repo: string): string {
  const [owner, name] = repo.split('/')
  const slug = repo
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z]+/, '')
  const alias = owner === 'NeelNanda' ? aliasOfRepo(name) : undefined
  return join(stateFolder(), 'models', alias ?? slug)
}

/**
 * Fetches a model of the HuggingFace hub, as far as it is not there yet, and returns the path to load: its folder, or its file of
 * weights where one was named. Published models without tokenizer.json get that of the tokenizer that their config names or
 * their vocabulary tells. Without network what was fetched before is used; `say` is told so.
 */
export async function fetchHubModel(
  { repo, file }: HubAddress,
  onProgress: (done: number, total: number, text: string) => void,
  say: (line: string) => void,
): Promise<string> {
  const folder = hubFolder(repo)
  const note = join(folder, `${(file ?? 'model').replace('/', '-')}.source.json`)
  const path = file ? join(folder, file) : folder
  const found = await findRepo(repo).catch(async error => {
    if (!(error instanceof OfflineError) || !(await isNoted(note))) throw error
    say(`the hub cannot be reached; taking ${repo} as it was fetched before`)
    return null
  })
  if (!found) return path
  const fetch = (from: HubRepo, wanted: HubFile): Promise<void> =>
    fetchInto(folder, from, wanted, done => onProgress(done, wanted.size, progressText(wanted, done)))
  await fetch(found, listed(found, 'config.json'))
  const tokenizer = found.files.has('tokenizer.json') ? found : await findRepo(await tokenizerOf(repo, folder))
  await fetch(tokenizer, listed(tokenizer, 'tokenizer.json'))
  await fetch(found, listed(found, file ?? finalWeights(found)))
  const source = { repo, commit: found.commit, tokenizer: tokenizer.repo, tokenizerCommit: tokenizer.commit }
  await writeFile(note, `${JSON.stringify(source, null, 2)}\n`)
  return path
}

const isNoted = (note: string): Promise<boolean> =>
  readFile(note).then(
    () => true,
    () => false,
  )

const progressText = ({ path, size }: HubFile, done: number): string =>
  `${path}: ${(done / 1e6).toFixed(1)} of ${(size / 1e6).toFixed(1)} MB`

async function fetchInto(folder: string, from: HubRepo, file: HubFile, onBytes: (done: number) => void): Promise<void> {
  const target = join(folder, file.path)
  if (!(await isDownloaded(file, target))) await downloadFile(from, file, target, onBytes)
}

function listed({ repo, files }: HubRepo, path: string): HubFile {
  const file = files.get(path)
  if (!file)
    throw new Error(`${repo} has no ${path}; wanted config.json, weights (model.safetensors or one *final.pth)`)
  return file
}

/** As in a folder: model.safetensors, else the one file whose name ends in final.pth. */
function finalWeights({ repo, files }: HubRepo): string {
  if (files.has('model.safetensors')) return 'model.safetensors'
  const final = [...files.keys()].filter(path => /^\w[\w.-]*final\.pth?$/.test(path))
  if (final.length === 1) return final[0]
  const have = final.length === 0 ? 'none' : final.join(', ')
  throw new Error(`${repo}: wanted model.safetensors or one *final.pth, got ${have}; name a file: ${repo}/FILE`)
}

/** The repository of a model's tokenizer, by its config.json. */
async function tokenizerOf(repo: string, folder: string): Promise<string> {
  const config = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')) as Record<string, unknown>
  const named =
    typeof config.tokenizer_name === 'string' && isRepoName(config.tokenizer_name) ? config.tokenizer_name : null
  const from = named ?? tokenizerRepo(Number(config.d_vocab))
  if (from) return from
  throw new Error(
    `${repo} has no tokenizer.json and config.json no tokenizer_name; download it and put tokenizer.json beside it`,
  )
}
