import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { printFigure } from '#workers/bench/machine.ts'
import { quantile, ready } from '#workers/bench/page-speed.ts'
import type { Scratch } from '#workers/bench/scratch.ts'
import { namedCorpus, namedModel } from '#workers/commands/named.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import { sampleDocuments } from '#workers/corpus/sample-corpus.ts'
import { freePort } from '#workers/database/free-port.ts'
import { projectRoot } from '#workers/database/project.ts'
import { addModel } from '#workers/model/add-model.ts'
import { createRun } from '#workers/queue/create-run.ts'
import { work } from '#workers/queue/work.ts'
import { buildIsFresh, buildSite } from '#workers/start/build-site.ts'
import { forkSite } from '#workers/start/children.ts'
import { endChild } from '#workers/start/keep-alive.ts'

const MODELS = ['solu-1l-d64', 'solu-1l-d128', 'solu-2l-d128']
const SENTENCE = 'The whale swam slowly round the ship, and nobody on deck said a word until 1851.'
const DOCUMENTS = 40
const QUESTIONS = 200
const GOAL = 200

/** Publishes each shipped model on a few documents: a text is read against a published run. */
const publish = async (pool: pg.Pool, url: string): Promise<void> => {
  const some = async function* () {
    let left = DOCUMENTS
    for await (const document of sampleDocuments()) if (left-- > 0) yield document
  }
  await addCorpus(pool, { name: 'bench-live', documents: some() })
  const corpus = await namedCorpus(pool, 'bench-live')
  for (const name of MODELS) {
    await addModel(pool, join(projectRoot, 'models', name))
    const model = await namedModel(pool, name)
    await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })
  }
  await work({ databaseUrl: url, threads: 2, once: true, signal: new AbortController().signal, log: () => {} })
}

/** A text that fills a model's context to the last token. */
const fullText = async (model: string, nCtx: number): Promise<string> => {
  const file = await readFile(join(projectRoot, 'models', model, 'tokenizer.json'), 'utf8')
  const { encode } = createTokenizer(JSON.parse(file))
  const words = SENTENCE.split(' ')
  let text = ''
  for (let i = 0; ; i++) {
    const longer = `${text} ${words[i % words.length]}`
    if (encode(longer).length > nCtx - 1) return text
    text = longer
  }
}

/**
 * Texts read by a production server, asked over HTTP one after another: a sentence and a full context, everything asked for as
 * `/{model}/try` does; and one neuron alone, as a neuron's page does. The first answer of a model, which opens it, is told apart.
 */
export const liveSpeed = async ({ url, pool }: Scratch): Promise<void> => {
  await publish(pool, url)
  if (!buildIsFresh()) await buildSite({ verbose: false, signal: new AbortController().signal })
  const port = await freePort()
  const environment = { DATABASE_URL: url, HOST: '127.0.0.1', PORT: String(port), LIVE_PER_MINUTE: '100000' }
  const site = forkSite(environment)
  const read = async (model: string, body: Record<string, unknown>): Promise<number> => {
    const start = performance.now()
    const answer = await fetch(`http://127.0.0.1:${port}/api/live/${model}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`wanted ${model} to read a text, got ${answer.status}: ${text}`)
    return performance.now() - start
  }
  try {
    await ready(site)
    for (const model of MODELS) {
      const { nCtx, nLayers } = (
        await pool.query('select n_ctx as "nCtx", n_layers as "nLayers" from model where name = $1', [model])
      ).rows[0]
      printFigure(
        `live, ${model}, first text, which opens the model`,
        `${(await read(model, { text: SENTENCE })).toFixed(0)} ms`,
      )
      for (const [what, body] of [
        ['a sentence', { text: SENTENCE }],
        ['a sentence, one neuron', { text: SENTENCE, neuron: '0/3', want: ['neuron'] }],
        [`${nCtx - 1} tokens`, { text: await fullText(model, nCtx) }],
      ] as const) {
        for (let i = 0; i < 20; i++) await read(model, body)
        const times: number[] = []
        for (let i = 0; i < QUESTIONS; i++) times.push(await read(model, body))
        times.sort((a, b) => a - b)
        const p99 = quantile(times, 0.99)
        const figure = `median ${quantile(times, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${QUESTIONS} read`
        const held = nLayers === 1 && what.startsWith('a sentence')
        printFigure(
          `live, ${model}, ${what}`,
          figure,
          held ? { text: `p99 <= ${GOAL} ms`, reached: p99 <= GOAL } : undefined,
        )
      }
    }
  } finally {
    await endChild(site)
  }
}
