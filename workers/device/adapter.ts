import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The GPU, as far as the system tells: ONNX Runtime does not say which one it took. */
export interface Adapter {
  /** Model or driver. */
  name: string
  /** Its memory in bytes; null where the system does not tell. */
  memory: number | null
  /** Whether it is software that plays a GPU. */
  software: boolean
}

const run = promisify(execFile)
const MANIFEST_FOLDERS = ['/etc/vulkan/icd.d', '/usr/share/vulkan/icd.d', '/usr/local/share/vulkan/icd.d']
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|lvp_icd/i

/** An adapter as lines name it. */
export const adapterLine = ({ name, memory }: Adapter): string =>
  memory === null ? name : `${name} (${(memory / 2 ** 30).toFixed(0)} GB)`

/**
 * The first of: the driver that VK_DRIVER_FILES (or VK_ICD_FILENAMES) names where it is software, NVIDIA's own answer, the
 * graphics card with memory of its own, the Vulkan drivers that are installed.
 */
export async function findAdapter(environment: NodeJS.ProcessEnv = process.env): Promise<Adapter> {
  const drivers = await vulkanDrivers(environment)
  const software = drivers.length > 0 && drivers.every(driver => SOFTWARE.test(driver))
  const driverNames = drivers.map(driver => (SOFTWARE.test(driver) ? softwareName(driver) : driver)).join(', ')
  if (software) return { name: driverNames, memory: null, software }
  return (
    (await nvidia()) ??
    (await graphicsCard()) ?? { name: driverNames || 'an adapter the system does not name', memory: null, software }
  )
}

const softwareName = (driver: string): string =>
  /swiftshader/i.test(driver) ? 'SwiftShader (software Vulkan)' : 'Mesa lavapipe (software Vulkan)'

/** Libraries of the Vulkan drivers that would be loaded. */
async function vulkanDrivers(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const named = environment.VK_DRIVER_FILES ?? environment.VK_ICD_FILENAMES
  const files = named ? named.split(':').filter(Boolean) : await manifests()
  const drivers = await Promise.all(
    files.map(async file => {
      const manifest = await readFile(file, 'utf8').then(JSON.parse, () => null)
      return (manifest as { ICD?: { library_path?: string } } | null)?.ICD?.library_path
    }),
  )
  return drivers.filter(driver => driver !== undefined)
}

async function manifests(): Promise<string[]> {
  const lists = await Promise.all(
    MANIFEST_FOLDERS.map(folder =>
      readdir(folder).then(
        files => files.filter(file => file.endsWith('.json')).map(file => join(folder, file)),
        () => [],
      ),
    ),
  )
  return lists.flat()
}

async function nvidia(): Promise<Adapter | null> {
  const query = ['--query-gpu=name,memory.total', '--format=csv,noheader,nounits']
  const answer = await run('nvidia-smi', query, { timeout: 10_000 }).catch(() => null)
  const [name, megabytes] = answer?.stdout.split('\n')[0].split(', ') ?? []
  return name ? { name, memory: Number(megabytes) * 2 ** 20 || null, software: false } : null
}

async function graphicsCard(): Promise<Adapter | null> {
  const folder = '/sys/class/drm'
  const cards = await readdir(folder).catch(() => [])
  for (const card of cards.filter(name => /^card\d+$/.test(name))) {
    const device = join(folder, card, 'device')
    const memory = await readFile(join(device, 'mem_info_vram_total'), 'utf8').catch(() => null)
    if (memory === null) continue
    const id = await readFile(join(device, 'device'), 'utf8').catch(() => '')
    return { name: `graphics card ${id.trim()}`.trim(), memory: Number(memory) || null, software: false }
  }
  return null
}
