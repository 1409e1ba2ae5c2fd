import { z } from 'zod'
import { neuronRef } from '#lib/claims/neuron-ref.ts'
import { line } from '#lib/claims/texts.ts'

const note = line.optional()
const webAddress = z
  .string()
  .max(500)
  .refine(text => {
    const url = URL.canParse(text) ? new URL(text) : null
    return url !== null && ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password
  }, 'Wanted an address that begins with https:// or http://.')

/** One piece of evidence: what a reader can open and look at. */
export const evidence = z.discriminatedUnion('type', [
  /** A token of a document of the sample, and the neuron that fires there. */
  z.strictObject({
    type: z.literal('example'),
    neuron: neuronRef,
    corpus: line,
    document: z.int().min(0),
    position: z.int().min(0),
    note,
  }),
  /** A pattern held against a neuron; its numbers are on the neuron's page. */
  z.strictObject({
    type: z.literal('pattern'),
    neuron: neuronRef,
    pattern: z.string().min(1).max(500),
    ignoreCase: z.boolean().default(false),
    wholeWord: z.boolean().default(false),
    note,
  }),
  /** A text that somebody tried: id of a live text. */
  z.strictObject({ type: z.literal('live-text'), model: line, id: z.string().regex(/^[0-9a-f]{16}$/), note }),
  /** A number of the site: its name in lib/methods, the neuron it is of, and what it was. */
  z.strictObject({ type: z.literal('score'), neuron: neuronRef, name: line, value: z.number(), note }),
  z.strictObject({ type: z.literal('link'), url: webAddress, note }),
])

/** At most 20 pieces. */
export const evidenceList = z.array(evidence).max(20, 'Give at most 20 pieces of evidence.')

/** One piece of evidence. */
export type Evidence = z.infer<typeof evidence>

/** How sure an author is. */
export const confidences = ['low', 'medium', 'high'] as const
/** How sure an author is. */
export type Confidence = (typeof confidences)[number]
