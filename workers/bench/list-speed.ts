import { type Browser, chromium } from 'playwright'
import { type HuntView, huntQuery } from '#lib/hunt/hunt-view.ts'
import { layerQuery, parseLayerView } from '#lib/layer/layer-view.ts'
import { presets } from '#lib/layer/presets.ts'
import { numberKeys } from '#lib/methods/registry.ts'
import { chromiumPath } from '#workers/bench/chromium-path.ts'
import { printFigure } from '#workers/bench/machine.ts'
import { manyLayers, seedManyNeurons } from '#workers/bench/many-neurons.ts'
import { cpuSeconds, quantile, ready } from '#workers/bench/page-speed.ts'
import { readPages } from '#workers/bench/read-pages.ts'
import type { Scratch } from '#workers/bench/scratch.ts'
import { type Scrolling, scrollFor } from '#workers/bench/scroll-list.ts'
import { freePort } from '#workers/database/free-port.ts'
import { buildIsFresh, buildSite } from '#workers/start/build-site.ts'
import { forkSite } from '#workers/start/children.ts'
import { endChild } from '#workers/start/keep-alive.ts'

const SECONDS = 6
const SELECTED = 10
const GOALS = { answer: 100, frame: 50 }

const hunted = (view: Partial<HuntView>): string =>
  huntQuery({ ...parseLayerView({}), model: null, layer: null, ...view })

/** Every statistic, both ways. */
const sorts = numberKeys.flatMap(sort => (['asc', 'desc'] as const).map(dir => ({ sort, dir })))

/**
 * Lists of 73,728 neurons (made-up statistics): the server's answers for sorted and filtered pages of `/hunt`, of a layer of
 * 8,192 and of the model, all of them asked for once before the clock runs where it says warm; what is sent for a layer; and
 * the frames of a browser that scrolls through its table and its grid, some neurons selected. Builds the site where it is not built.
 */
export const listSpeed = async ({ url, pool }: Scratch): Promise<void> => {
  const { runHash } = await seedManyNeurons(pool)
  if (!buildIsFresh()) await buildSite({ verbose: false, signal: new AbortController().signal })
  const port = await freePort()
  const site = forkSite({ DATABASE_URL: url, HOST: '127.0.0.1', PORT: String(port) })
  const base = `http://127.0.0.1:${port}`
  const layer = (i: number): string => `${base}/${manyLayers.name}/${i % manyLayers.nLayers}`

  const measure = async (what: string, addresses: readonly string[], seconds = SECONDS): Promise<void> => {
    let next = 0
    const before = cpuSeconds(site.pid)
    const { times, bytes } = await readPages(() => addresses[next++ % addresses.length], { readers: 1, seconds })
    const p99 = quantile(times, 0.99)
    const size = Math.round(bytes / times.length / 1000)
    const cpu =
      before === null
        ? ''
        : `, server CPU ${((((cpuSeconds(site.pid) ?? 0) - before) * 1000) / times.length).toFixed(1)} ms`
    const figure = `median ${quantile(times, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${size} KB, ${times.length} read${cpu}`
    printFigure(`lists, ${what}`, figure, { text: `p99 <= ${GOALS.answer} ms`, reached: p99 <= GOALS.answer })
  }

  try {
    await ready(site)
    // What the server loads once, and what its compiler learns.
    await readPages(() => `${base}/hunt`, { readers: 1, seconds: 3 })
    await measure(
      'hunt, sorted by each statistic',
      sorts.map(view => `${base}/hunt${hunted(view)}`),
    )
    const filtered = presets.map(({ label, meaning, ...view }) => `${base}/hunt${hunted(view)}`)
    await measure('hunt, each preset', filtered)
    await measure(
      'hunt, last page',
      [`${base}/hunt${huntQuery({ ...parseLayerView({ sort: 'kurtosis' }), model: null, layer: null }, 1474)}`],
      3,
    )
    await measure(
      'layer of 8,192, first time',
      Array.from({ length: manyLayers.nLayers }, (_, i) => layer(i)),
      1.5,
    )
    await readPages(() => layer(0), { readers: 1, seconds: 1 })
    await measure(
      'layer of 8,192, sorted by each statistic, warm',
      sorts.map((view, i) => layer(i) + layerQuery(parseLayerView(view))),
    )
    await measure('layer of 8,192, grid, warm', [`${layer(0)}?view=grid&sort=kurtosis`], 3)
    await measure('model page, warm', [`${base}/${manyLayers.name}`], 3)
    const packed = `${base}/api/layer/${runHash}/0?columns=max,scale,fires,mean,kurtosis,sparsity&state=0`
    await measure('what a layer sends for six columns, warm', [packed], 2)
    await scrolling(layer(0))
  } finally {
    await endChild(site)
  }
}

const scrolling = async (layer: string): Promise<void> => {
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    for (const view of ['table', 'grid']) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
      await page.goto(`${layer}?sort=kurtosis${view === 'grid' ? '&view=grid' : ''}`, { waitUntil: 'networkidle' })
      const boxes = page.locator('[data-select]')
      for (let i = 0; i < SELECTED; i++) await boxes.nth(i).click()
      print(view, await scrollFor(page, 5))
      await page.close()
    }
  } finally {
    await browser.close()
  }
}

const print = (
  view: string,
  { frames, seconds, longestFrame, p99Frame, longestTask, neurons, cpuFrame }: Scrolling,
): void =>
  printFigure(
    `lists, ${seconds} s of scrolling through the ${view}, ${SELECTED} selected`,
    `main thread ${cpuFrame.toFixed(1)} ms of CPU a frame, longest frame ${longestFrame.toFixed(0)} ms, p99 ${p99Frame.toFixed(0)} ms, longest task ${longestTask.toFixed(0)} ms (0: none over 50), ${frames} frames, past ${neurons} neurons`,
    { text: `p99 frame <= ${GOALS.frame} ms`, reached: p99Frame <= GOALS.frame },
  )
