import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#workers/database/project.ts'
import { modelCard } from '#workers/shipped/model-card.ts'
import { type ModelCardFacts, readModelFacts } from '#workers/shipped/model-facts.ts'
import { modelsTable, withModelsTable } from '#workers/shipped/models-table.ts'
import { shippedFolder, shippedNames } from '#workers/shipped/shipped-folder.ts'
import { trainingCorpus } from '#workers/shipped/training-corpus.ts'

const corpus = [{ group: 'speech', documents: 1234, bytes: 2_340_000, licences: { PD: 2, 'GPL|PD': 1 } }]
const facts = (changes: Partial<ModelCardFacts['config']> = {}): ModelCardFacts => ({
  name: 'solu-9l-d8',
  config: {
    n_layers: 9,
    d_model: 8,
    n_heads: 2,
    d_head: 4,
    d_mlp: 32,
    d_vocab: 4096,
    n_ctx: 256,
    act_fn: 'solu_ln',
    attn_only: false,
    training: {
      tokens: 4_000_000,
      seed: 5,
      batch_rows: 16,
      learning_rate: 0.001,
      products: 'float32',
      log: [{ tokens: 0, seconds: 1, val_loss: 8.4, effective_neurons: [20.5, 7] }],
    },
    ...changes,
  },
  measured: {
    held_out: { tokens: 1000, loss: 4.2, induction_score: 0.12, effective_neurons: [9] },
    counting: { tokens: 4_000_000, losses: [7, 4.8, 4.1, 3.9, 3.8] },
    checkpoints: [{ tokens: 32_768, loss: 6.5, induction_score: 0.01, effective_neurons: [12] }],
    gate: { corpus: 'sample', answers: [{ passed: false, says: 'loss 9' }] },
  },
  look: {
    run: 'abc',
    corpus: 'sample',
    seed: 1,
    rule: 'Top 20 read.',
    neurons: [
      { layer: 0, neuron: 3, theme: 'digits' },
      { layer: 8, neuron: 31, theme: null },
    ],
  },
  checkpoints: 1,
})

test("every shipped model's card says what was measured of it", () => {
  const written = trainingCorpus()
  for (const name of shippedNames()) {
    const card = readFileSync(join(shippedFolder, name, 'MODEL_CARD.md'), 'utf8')
    expect(card, name).toBe(modelCard(readModelFacts(shippedFolder, name), written))
  }
})

test("the README's table is that of the models there are", () => {
  const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8')
  const table = modelsTable(shippedNames().map(name => readModelFacts(shippedFolder, name)))
  expect(withModelsTable(readme, table)).toBe(readme)
  expect(() => withModelsTable('no marks', table)).toThrow('README.md: wanted the marks')
})

test('a row of the table tells what a model is, its loss beside counting, and what is not known', () => {
  const heads = facts({ attn_only: true, act_fn: null, d_mlp: 0 })
  const [, , whole, bare] = modelsTable([
    facts(),
    { ...heads, measured: { checkpoints: [] }, look: null, checkpoints: 0 },
  ]).split('\n')
  expect(whole).toBe(
    '| [solu-9l-d8](models/solu-9l-d8/MODEL_CARD.md) | 9 | 8 | 288 | 4.0 M | 4.20 | 4.80 / 4.10 / 3.80 | 9 | 50 % (9 % to 91 %) | 1 |',
  )
  expect(bare).toContain('| none | 4.0 M | not measured | not measured | – | – | – |')
})

test('a card compares the model with counting and tells the share of themes with its interval', () => {
  const card = modelCard(facts(), corpus)
  expect(card).toContain('288 MLP neurons (d_mlp 32, solu_ln)')
  expect(card).toContain('| **this one** | **4.200** |')
  expect(card).toContain('It beats the 2-gram model; the 3-gram model is better than it.')
  expect(card).toContain('Induction score of its strongest head: 0.12')
  expect(card).toContain("**1 of 2 have a clear theme: 50 % (Wilson's 95 % interval 9 % to 91 %).** Top 20 read.")
  expect(card).toContain('| 8/31 | – |')
  expect(card).toContain('- **no**: loss 9')
  expect(card).toContain('--rows 16 --threads 1 --no-amx --learning-rate 0.001 --max-tokens 4000000 solu-9l-d8')
  expect(card).toContain('| speech | 1,234 | 2.3 | PD (2), GPL\\|PD (1) |')
  expect(card).toContain('| 32,768 | 6.500 | 0.01 | 12 |')
  expect(card).toContain('models/solu-9l-d8/checkpoints/tokens_000000032768.safetensors')
})

test('an attention-only model has no neurons to look at; what was not measured is said', () => {
  const bare = facts({ attn_only: true, act_fn: null, d_mlp: 0, n_layers: 1 })
  const card = modelCard({ ...bare, measured: { checkpoints: [] }, look: null }, corpus)
  expect(card).toContain('attention only, no MLPs and so no neurons')
  expect(card).toContain('## Loss on held-out text\n\nNot measured.')
  expect(card).toContain('## Import gate\n\nNot asked.')
  expect(card).not.toContain('effective')
  expect(card).not.toContain('What its neurons are worth')
  expect(modelCard({ ...facts(), look: null }, corpus)).toContain('Not looked at yet.')
})
