import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Where Debian and others put Chromium's files. */
const FOLDERS = ['/usr/lib/chromium', '/usr/lib/chromium-browser', '/usr/lib64/chromium-browser']

/** The driver's description, beside which libvk_swiftshader.so lies. */
const MANIFEST = 'vk_swiftshader_icd.json'

/**
 * The environment under which a process finds SwiftShader, the software Vulkan that comes with every Chromium, and nothing
 * else. Chromium's own libvulkan.so.1 lies beside it; where it does not, the system's is loaded. Throws one line where there
 * is none: then nothing can be said about WebGPU on this machine.
 */
export const softwareVulkan = (): NodeJS.ProcessEnv => {
  const named = process.env.CHROMIUM_PATH
  const folders = [...(named ? [dirname(realpathSync(named))] : []), ...FOLDERS, dirname(chromium.executablePath())]
  const folder = folders.find(path => existsSync(join(path, MANIFEST)))
  if (!folder) {
    throw new Error(
      `WebGPU cannot be tested: ${MANIFEST} was not found in ${folders.join(', ')}; install Chromium there or name it with CHROMIUM_PATH`,
    )
  }
  const manifest = join(folder, MANIFEST)
  return {
    ...process.env,
    VK_DRIVER_FILES: manifest,
    VK_ICD_FILENAMES: manifest,
    LD_LIBRARY_PATH: [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    XDG_RUNTIME_DIR: process.env.XDG_RUNTIME_DIR ?? '/tmp',
  }
}
