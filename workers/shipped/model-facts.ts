import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const quality = z.object({
  /** Nats a token on the held-out rows. */
  loss: z.number(),
  /** Of the strongest head; absent in models of one layer. */
  induction_score: z.number().optional(),
  /** A layer each; absent without SoLU. */
  effective_neurons: z.array(z.number()).optional(),
})

/** config.json as the training writes it, as far as a card needs it. */
const config = z.object({
  n_layers: z.number(),
  d_model: z.number(),
  n_heads: z.number(),
  d_head: z.number(),
  d_mlp: z.number(),
  d_vocab: z.number(),
  n_ctx: z.number(),
  act_fn: z.string().nullable(),
  attn_only: z.boolean(),
  training: z.object({
    tokens: z.number(),
    seed: z.number(),
    batch_rows: z.number(),
    /** Peak learning rate at width 256; in inverse proportion at others. */
    learning_rate: z.number().default(2e-3),
    /** What matrices were multiplied in; float32 where nothing is said. */
    products: z.enum(['float32', 'bf16', 'bf16 tiles']).default('float32'),
    log: z
      .array(
        z.object({
          tokens: z.number(),
          seconds: z.number(),
          val_loss: z.number(),
          effective_neurons: z.array(z.number()),
        }),
      )
      .optional(),
  }),
})

/** measured.json: what was measured of the shipped files; every part absent until it was. */
const measured = z.object({
  held_out: quality.extend({ tokens: z.number() }).optional(),
  /** Losses of n-gram models, n = 1 .. 5, counted on the first `tokens` of the training stream. */
  counting: z.object({ tokens: z.number(), losses: z.array(z.number()) }).optional(),
  checkpoints: z.array(quality.extend({ tokens: z.number() })).default([]),
  gate: z
    .object({ corpus: z.string(), answers: z.array(z.object({ passed: z.boolean().nullable(), says: z.string() })) })
    .optional(),
})

/** look.json: neurons that a person looked at, drawn at random. */
const look = z.object({
  /** Hash of the run whose examples were read. */
  run: z.string(),
  corpus: z.string(),
  seed: z.number(),
  /** How the neurons were drawn and judged. */
  rule: z.string(),
  neurons: z.array(z.object({ layer: z.number(), neuron: z.number(), theme: z.string().nullable() })),
})

/** All that a shipped model's card is made from. */
export interface ModelCardFacts {
  name: string
  config: z.infer<typeof config>
  measured: z.infer<typeof measured>
  look: z.infer<typeof look> | null
  /** Checkpoints that are shipped, measured or not. */
  checkpoints: number
}

/** Reads the facts of the model in `folder`. Throws one line, starting with the file, where one has another form. */
export const readModelFacts = (folder: string, name: string): ModelCardFacts => {
  const read = <T>(file: string, schema: z.ZodType<T>, absent?: unknown): T => {
    const path = join(folder, name, file)
    const value: unknown = absent !== undefined && !existsSync(path) ? absent : JSON.parse(readFileSync(path, 'utf8'))
    const result = schema.safeParse(value)
    if (result.success) return result.data
    throw new Error(
      `${path}: ${result.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
    )
  }
  const checkpoints = join(folder, name, 'checkpoints')
  return {
    name,
    config: read('config.json', config),
    measured: read('measured.json', measured, {}),
    look: read('look.json', look.nullable(), null),
    checkpoints: existsSync(checkpoints) ? readdirSync(checkpoints).length : 0,
  }
}
