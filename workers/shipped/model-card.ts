import { wilsonInterval } from '#lib/analysis/wilson.ts'
import { markdownTable } from '#workers/shipped/markdown-table.ts'
import type { ModelCardFacts } from '#workers/shipped/model-facts.ts'
import type { CorpusGroup } from '#workers/shipped/training-corpus.ts'

const count = (n: number): string => n.toLocaleString('en-US')
const nats = (loss: number): string => loss.toFixed(3)
const effective = (layers: readonly number[] | undefined): string => layers?.join(', ') ?? ''

/** A model's MODEL_CARD.md, from what was measured alone; a part that was not measured says so. */
export const modelCard = (facts: ModelCardFacts, corpus: readonly CorpusGroup[]): string =>
  `${[
    `# ${facts.name}`,
    whatItIs(facts),
    '## Loss on held-out text',
    heldOut(facts),
    ...(facts.config.training.log ? ['## Training', trainingLog(facts)] : []),
    ...(facts.checkpoints > 0 ? ['## Checkpoints', checkpoints(facts)] : []),
    '## Import gate',
    gate(facts),
    ...(facts.config.attn_only ? [] : ['## What its neurons are worth', look(facts)]),
    '## Limits',
    limits(facts),
    '## Trained on',
    trainedOn(corpus),
    '## How to make it again',
    again(facts),
  ].join('\n\n')}\n`

const whatItIs = ({ config }: ModelCardFacts): string => {
  const mlp = config.attn_only
    ? 'attention only, no MLPs and so no neurons'
    : `${count(config.n_layers * config.d_mlp)} MLP neurons (d_mlp ${count(config.d_mlp)}, ${config.act_fn})`
  return [
    `A transformer of ${config.n_layers === 1 ? 'one layer' : `${config.n_layers} layers`}, width ${config.d_model}, ` +
      `${config.n_heads} heads of ${config.d_head} a layer; ${mlp}.`,
    `Context ${config.n_ctx} tokens, learned absolute positions, vocabulary of ${count(config.d_vocab)} (byte-level BPE, each digit its own token),`,
    "LayerNorm before each part, embedding and unembedding untied. Weights are fp16 under TransformerLens' names. Licence: MIT, as the code.",
  ].join('\n')
}

const heldOut = ({ config, measured: { held_out: held, counting } }: ModelCardFacts): string => {
  if (!held || !counting) return 'Not measured.'
  const rows = counting.losses.map((loss, i) => [`${i + 1}-gram`, nats(loss)])
  const better = counting.losses.findLastIndex(loss => held.loss < loss)
  const worse = better + 1 < counting.losses.length ? `; the ${better + 2}-gram model is better than it` : ''
  return [
    `Nats a token over ${count(held.tokens)} tokens of documents that were not trained on, the same rows for all. The n-gram models`,
    `(modified Kneser-Ney, interpolated) are counted on the first ${count(counting.tokens)} tokens of the training stream; the model drew`,
    `${count(config.training.tokens)} from all of it.`,
    '',
    markdownTable(['model', 'loss'], [[`**this one**`, `**${nats(held.loss)}**`], ...rows]),
    '',
    better < 0 ? 'Every n-gram model is better than it.' : `It beats the ${better + 1}-gram model${worse}.`,
    held.induction_score === undefined
      ? 'A model of one layer has no induction head.'
      : `Induction score of its strongest head: ${held.induction_score} (1 is perfect; 0.3 is asked for after 200 million tokens).`,
  ].join('\n')
}

const trainingLog = ({ config: { training, attn_only: attnOnly } }: ModelCardFacts): string => {
  const log = training.log ?? []
  const shown = log.filter((_, i) => i < 4 || i % 4 === 0 || i === log.length - 1)
  const header = ['tokens', 'loss', ...(attnOnly ? [] : ['effective neurons a token'])]
  const what = attnOnly ? '' : '; effective neurons are 1 / sum(softmax²), a layer each, of all that a layer has'
  return [
    `Seed ${training.seed}, ${count(training.tokens)} tokens in batches of ${training.batch_rows} rows of 256. Loss on the first 64 held-out rows${attnOnly ? '' : what}:`,
    '',
    markdownTable(
      header,
      shown.map(({ tokens, val_loss, effective_neurons: layers }) => [
        count(tokens),
        nats(val_loss),
        ...(attnOnly ? [] : [effective(layers)]),
      ]),
    ),
  ].join('\n')
}

const checkpoints = ({ name, config, measured, checkpoints: shipped }: ModelCardFacts): string => {
  if (measured.checkpoints.length === 0)
    return `${shipped} files, \`models/${name}/checkpoints/\`, not measured yet; \`soluscope model add FILE\` adds one as a model of its own.`
  const several = config.n_layers > 1
  const header = ['tokens', 'loss', ...(several ? ['induction score'] : []), ...(config.attn_only ? [] : ['effective'])]
  const rows = measured.checkpoints.map(({ tokens, loss, induction_score: score, effective_neurons: layers }) => [
    count(tokens),
    nats(loss),
    ...(several ? [String(score)] : []),
    ...(config.attn_only ? [] : [effective(layers)]),
  ])
  const first = String(measured.checkpoints[0].tokens).padStart(12, '0')
  return [
    `The model during its training, over the same held-out rows. \`soluscope model add models/${name}/checkpoints/tokens_${first}.safetensors\``,
    'adds one as a model of its own.',
    '',
    markdownTable(header, rows),
  ].join('\n')
}

const gate = ({ measured }: ModelCardFacts): string =>
  measured.gate
    ? measured.gate.answers
        .map(({ passed, says }) => `- ${passed === null ? 'not asked' : passed ? 'yes' : '**no**'}: ${says}`)
        .join('\n')
    : 'Not asked.'

const look = ({ look: found }: ModelCardFacts): string => {
  if (!found) return 'Not looked at yet.'
  const themes = found.neurons.filter(({ theme }) => theme !== null).length
  const [low, high] = wilsonInterval(themes, found.neurons.length).map(share => `${Math.round(share * 100)} %`)
  const percent = Math.round((themes / found.neurons.length) * 100)
  return [
    `**${themes} of ${found.neurons.length} have a clear theme: ${percent} % (Wilson's 95 % interval ${low} to ${high}).** ${found.rule}`,
    `Run ${found.run} on the ${found.corpus} corpus, seed ${found.seed}.`,
    '',
    markdownTable(
      ['neuron', 'theme'],
      found.neurons.map(({ layer, neuron, theme }) => [`${layer}/${neuron}`, theme ?? '–']),
    ),
  ].join('\n')
}

const limits = ({ config, measured: { held_out: held, counting } }: ModelCardFacts): string => {
  const behind = held && counting && held.loss >= counting.losses[counting.losses.length - 1]
  return [
    `- Trained on ${count(config.training.tokens)} tokens, far fewer than published models (billions): it knows frequent tokens and phrases, little else.`,
    ...(behind
      ? ['- A 5-gram model of the same texts predicts better: what it does is not yet what counting cannot do.']
      : []),
    '- Made to be looked into, not to write text. It repeats what its texts say, errors and prejudice included.',
    '- The texts have little dialogue; languages other than English are rare.',
  ].join('\n')
}

const trainedOn = (corpus: readonly CorpusGroup[]): string =>
  [
    'No text of it is part of the project. Licences as the sources name them, with the number of sources.',
    '',
    markdownTable(
      ['kind of text', 'documents', 'MB', 'licences'],
      corpus.map(({ group, documents, bytes, licences }) => [
        group,
        count(documents),
        (bytes / 1e6).toFixed(1),
        Object.entries(licences)
          .map(([licence, n]) => `${licence} (${n})`)
          .join(', '),
      ]),
    ),
  ].join('\n')

const again = ({ name, config: { training } }: ModelCardFacts): string => {
  if (!training.log)
    return [
      `Not with the trainer of this project: an earlier one made it that kept no log (seed ${training.seed}, batches of ${training.batch_rows} rows of 256).`,
      'The table above is of the texts as the present trainer takes them.',
    ].join('\n')
  const machines = { float32: 'one CPU thread', bf16: 'a GPU', 'bf16 tiles': 'one thread of a CPU with AMX' }
  return [
    `With the same texts, ${machines[training.products]} and PyTorch (another machine, version or thread count gives slightly other numbers):`,
    '',
    '```sh',
    `node --import tsx training/encode-corpus.ts models/${name}/tokenizer.json TEXTS.jsonl train.u16   # and val.u16`,
    `python3 training/train_family.py --tokens train.u16 --val val.u16 --tokenizer models/${name}/tokenizer.json --out out \\`,
    `  --rows ${training.batch_rows} --threads 1${training.products === 'float32' ? ' --no-amx' : ''} --learning-rate ${training.learning_rate} --max-tokens ${training.tokens} ${name}`,
    `node --import tsx workers/shipped/install-model.ts out/${name}`,
    '```',
  ].join('\n')
}
