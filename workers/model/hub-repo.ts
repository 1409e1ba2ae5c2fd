/** A file of a repository, as the hub lists it. */
export interface HubFile {
  /** Path in the repository. */
  path: string
  /** Bytes. */
  size: number
  /** What its bytes must hash to: sha256 of a large file, git's hash of a small one; hex digits. */
  hash: { kind: 'sha256' | 'git'; hex: string }
}

/** A model repository at one commit. */
export interface HubRepo {
  /** owner/name */
  repo: string
  /** Commit that all files are taken from, 40 hex digits. */
  commit: string
  /** By path. */
  files: Map<string, HubFile>
}

/** What the hub's listing has of a file: `lfs` where it is a large one. */
interface Sibling {
  rfilename?: unknown
  size?: unknown
  blobId?: unknown
  lfs?: { sha256?: unknown } | null
}

/** Where the hub is: HF_ENDPOINT, else huggingface.co; without a slash at the end. */
export const hubEndpoint = (): string => (process.env.HF_ENDPOINT || 'https://huggingface.co').replace(/\/+$/, '')

/** True for owner/name. */
export const isRepoName = (text: string): boolean =>
  /^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/.test(text) && !text.includes('..')

/** The hub cannot be reached at all. */
export class OfflineError extends Error {}

/** A request to the hub, answered within half a minute; throws `OfflineError` where there is no answer. */
export async function ask(url: string, headers: Record<string, string> = {}): Promise<Response> {
  // Not AbortSignal.timeout: that would also end the body of a long download.
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(new Error('no answer in 30 s')), 30_000)
  try {
    return await fetch(url, { headers: { 'user-agent': 'soluscope', ...headers }, signal: patience.signal })
  } catch (error) {
    const { cause, message } = error as Error
    const why = cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message
    throw new OfflineError(
      `${new URL(url).host} cannot be reached (${why}); add a folder with config.json, the weights and tokenizer.json instead, ` +
        'or set HF_ENDPOINT to a mirror',
    )
  } finally {
    clearTimeout(timer)
  }
}

/** What the hub has under owner/name, on its main branch. Throws one line where there is nothing or it may not be read. */
export async function findRepo(repo: string): Promise<HubRepo> {
  const response = await ask(`${hubEndpoint()}/api/models/${repo}?blobs=true`)
  if (!response.ok) {
    const why = [401, 403, 404].includes(response.status) ? 'there is none, or it is not public' : 'try again later'
    throw new Error(`${new URL(hubEndpoint()).host} answers ${response.status} for the model ${repo}: ${why}`)
  }
  const info = (await response.json().catch(() => ({}))) as { sha?: unknown; siblings?: Sibling[] }
  if (typeof info.sha !== 'string' || !/^[0-9a-f]{40}$/.test(info.sha) || !Array.isArray(info.siblings)) {
    throw new Error(
      `${new URL(hubEndpoint()).host} does not speak the hub's language: its answer for ${repo} has no files`,
    )
  }
  const files = info.siblings.flatMap(listedFile)
  return { repo, commit: info.sha, files: new Map(files.map(file => [file.path, file])) }
}

/** Files without a size and a hash are left out: they could not be checked. */
function listedFile({ rfilename: path, size, blobId, lfs }: Sibling): HubFile[] {
  if (typeof path !== 'string' || typeof size !== 'number' || !Number.isSafeInteger(size)) return []
  if (typeof lfs?.sha256 === 'string') return [{ path, size, hash: { kind: 'sha256', hex: lfs.sha256 } }]
  return typeof blobId === 'string' ? [{ path, size, hash: { kind: 'git', hex: blobId } }] : []
}
