import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadModel } from '#lib/inference/load-model.ts'
import { liveAnswer } from '#lib/live/live-answer.ts'
import type { LiveJob } from '#lib/live/live-job.ts'
import { startLiveThread } from '#lib/live/live-thread.ts'
import { createLivePool, type LivePool } from '#lib/live/pool.ts'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { createTokenizer, type Tokenizer } from '#lib/tokens/tokenizer.ts'
import { printFigure } from '#workers/bench/machine.ts'
import { quantile } from '#workers/bench/page-speed.ts'
import { projectRoot } from '#workers/database/project.ts'

const SENTENCE = 'The whale swam slowly round the ship, and nobody on deck said a word until 1851.'
const QUESTIONS = 200
const GOAL = 200

/** A text that fills a model's context as far as whole words do. */
const fullText = ({ encode }: Tokenizer, most: number): string => {
  const words = SENTENCE.split(' ')
  let text = ''
  for (let i = 0; ; i++) {
    const longer = `${text} ${words[i % words.length]}`
    if (encode(longer).length > most) return text
    text = longer
  }
}

/** Reads texts with one model, a question at a time, and prints how long each took. */
const measure = async (pool: LivePool, name: string): Promise<void> => {
  const path = join(projectRoot, 'models', name)
  const { weights, weightsHash, tokenizerJson, vocabSize } = await loadModel(path)
  const { nCtx, nLayers, dMlp, actFn, attnOnly } = weights.config
  const tokenizer = createTokenizer(JSON.parse(new TextDecoder().decode(tokenizerJson)))
  const everything: Omit<LiveJob, 'tokens'> = {
    model: { name, path, weightsHash },
    vocabSize,
    site: defaultRunSpec(actFn).site,
    neuron: attnOnly ? null : { layer: nLayers - 1, neuron: 3 },
    scales: attnOnly ? null : new Float32Array(nLayers * dMlp).fill(1),
    predictions: true,
  }
  const read = async (text: string, asked: Omit<LiveJob, 'tokens'>): Promise<number> => {
    const start = performance.now()
    const job = { ...asked, tokens: tokenizer.encode(text) }
    const result = await pool.read(job, { address: 'bench' })
    JSON.stringify(liveAnswer(job, result, { run: '', scale: 1, dMlp, tokenBytes: tokenizer.tokenBytes }))
    return performance.now() - start
  }
  printFigure(`live, ${name}, first text, which opens the model`, `${(await read(SENTENCE, everything)).toFixed(0)} ms`)
  const full = fullText(tokenizer, nCtx - 1)
  for (const [what, text, asked] of [
    ['a sentence', SENTENCE, everything],
    ['a sentence, one neuron', SENTENCE, { ...everything, scales: null, predictions: false }],
    [`${tokenizer.encode(full).length} tokens`, full, everything],
  ] as const) {
    for (let i = 0; i < 20; i++) await read(text, asked)
    const times: number[] = []
    for (let i = 0; i < QUESTIONS; i++) times.push(await read(text, asked))
    times.sort((a, b) => a - b)
    const [middle, p99] = [0.5, 0.99].map(p => quantile(times, p))
    const goal = nLayers === 1 && text === SENTENCE ? { text: `p99 <= ${GOAL} ms`, reached: p99 <= GOAL } : undefined
    printFigure(
      `live, ${name}, ${what}`,
      `median ${middle.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${QUESTIONS} read`,
      goal,
    )
  }
}

/**
 * Texts read by the site's pool with one thread, without the site around it: from text to the JSON that is answered, one question
 * after another. Everything asked for as `/{model}/try` does, one neuron alone as a neuron's page does. All shipped models.
 */
export const liveSpeed = async (): Promise<void> => {
  const pool = createLivePool({
    threads: 1,
    waiting: 1,
    perAddress: 1,
    openLimit: 120_000,
    readLimit: 60_000,
    start: () => startLiveThread({ root: projectRoot, bytes: 2 ** 30 }),
  })
  const models = readdirSync(join(projectRoot, 'models'), { withFileTypes: true })
  try {
    for (const model of models) if (model.isDirectory()) await measure(pool, model.name)
  } finally {
    await pool.close()
  }
}
