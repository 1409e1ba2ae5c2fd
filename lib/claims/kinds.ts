import { z } from 'zod'
import { neuronRef } from '#lib/claims/neuron-ref.ts'
import { predicate } from '#lib/claims/predicate-schema.ts'
import { line, prose } from '#lib/claims/texts.ts'

/** Symmetries that a family may have (methods.md names): what its members have in common but for a parameter. */
export const symmetries = ['digit', 'letter', 'case', 'language', 'bracket', 'quote', 'script', 'free'] as const

/** Relations between two neurons. */
export const relations = ['same-feature', 'opposite', 'excites', 'inhibits'] as const

const neurons = z.array(neuronRef).min(1, 'Name at least one neuron.').max(100, 'Name at most 100 neurons.')

/** What a claim of each kind states. Neurons are written `model/layer/neuron`. */
export const bodies = {
  /** What neurons fire on, in words. */
  description: z.strictObject({ neurons, text: prose, predicate: predicate.optional() }),
  /** A short label. */
  tag: z.strictObject({ neurons, label: line, text: prose.optional(), predicate: predicate.optional() }),
  /** Neurons that are the same but for a parameter; members stand in the parameter's order. */
  family: z.strictObject({
    title: line,
    text: prose.optional(),
    symmetry: z.enum(symmetries),
    /** What the parameter is, e.g. "digit". */
    parameter: line,
    members: z
      .array(z.strictObject({ neuron: neuronRef, value: line, note: prose.optional() }))
      .max(200, 'A family has at most 200 members.'),
  }),
  /** One neuron whose feature is divided among several of another model. */
  split: z.strictObject({
    text: prose.optional(),
    parent: neuronRef,
    children: z
      .array(z.strictObject({ neuron: neuronRef, note: prose.optional() }))
      .max(64, 'A split has at most 64 children.'),
  }),
  /** Neurons fire where a regular expression of the site's language matches. */
  regex: z.strictObject({
    neurons,
    pattern: z.string().min(1, 'Write a pattern.').max(500),
    ignoreCase: z.boolean().default(false),
    wholeWord: z.boolean().default(false),
    text: prose.optional(),
  }),
  /** What one neuron is to another. */
  relation: z.strictObject({
    source: neuronRef,
    target: neuronRef,
    relation: z.enum(relations),
    text: prose.optional(),
  }),
}

/** A kind of claim. */
export type ClaimKind = keyof typeof bodies

/** All kinds, in the order in which forms offer them. */
export const claimKinds = Object.keys(bodies) as ClaimKind[]

/** What a claim of one kind states. */
export type ClaimBody<K extends ClaimKind = ClaimKind> = { [P in K]: z.infer<(typeof bodies)[P]> }[K]

/** A kind with what it states. */
export type StatedClaim = { [K in ClaimKind]: { kind: K; body: ClaimBody<K> } }[ClaimKind]
