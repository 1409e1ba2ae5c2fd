import { type LayerSource, lastActivations } from '#workers/patterns/last-activations.ts'

/** Prompts of many neurons of a layer, each run once however many ask for it. */
export interface PromptBatch {
  /** Asks for a neuron's activation on the last token of a prompt; `done` gets it when the batch is run. */
  ask(tokens: Uint16Array, neuron: number, done: (activation: number) => void): void
  /** Runs what was asked for, and forgets it. */
  run(source: LayerSource): Promise<void>
}

export function createPromptBatch(): PromptBatch {
  let prompts = new Map<string, number>()
  let rows: Uint16Array[] = []
  let asked: { neuron: number; done: (activation: number) => void }[][] = []
  return {
    ask(tokens, neuron, done) {
      const key = tokens.join()
      let row = prompts.get(key)
      if (row === undefined) {
        row = rows.push(tokens) - 1
        asked.push([])
        prompts.set(key, row)
      }
      asked[row].push({ neuron, done })
    },
    async run(source) {
      const [own, answers] = [rows, asked]
      prompts = new Map()
      rows = []
      asked = []
      await lastActivations(source, own, (row, activations) => {
        for (const { neuron, done } of answers[row]) done(activations[neuron])
      })
    },
  }
}
