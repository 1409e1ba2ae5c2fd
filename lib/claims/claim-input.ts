import { z } from 'zod'
import { confidences, evidenceList } from '#lib/claims/evidence.ts'
import { bodies, type ClaimKind, claimKinds, type StatedClaim } from '#lib/claims/kinds.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { note, prose, reason } from '#lib/claims/texts.ts'

/** Who may write new versions of a claim: its author, or every member. */
export const editorsOf = ['author', 'members'] as const

const body = z.record(z.string(), z.unknown(), 'Wanted what the claim states.')

/** A new claim; its body is checked by its kind. Families and splits are open to members unless it says otherwise. */
export const newClaim = z.strictObject({
  kind: z.enum(claimKinds, `Wanted one of ${claimKinds.join(', ')}.`),
  body,
  confidence: z.enum(confidences),
  evidence: evidenceList.default([]),
  editors: z.enum(editorsOf).optional(),
  /** Question of the question board that it answers. */
  question: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'Wanted the name of a question.')
    .nullish(),
})

/** A new version of a claim. */
export const editedClaim = z.strictObject({
  /** Version that it began from. */
  from: z.int32().min(1),
  body,
  confidence: z.enum(confidences),
  evidence: evidenceList.default([]),
  summary: note.default(''),
})

/** A vote: 1 for, -1 against, 0 takes it back. */
export const newVote = z.strictObject({
  value: z.union([z.literal(1), z.literal(-1), z.literal(0)], 'Wanted 1 (for), -1 (against) or 0 (takes it back).'),
  reason: reason.default(''),
  /** Version that was read; absent = the current one. */
  version: z.int32().min(1).optional(),
})

/** A reply to a claim, or to another reply in its thread. */
export const newReply = z.strictObject({
  text: prose,
  /** Uid of the reply it answers; absent or null = the claim. */
  parent: z.string().max(60).nullish(),
})

/** A new claim as forms and scripts give it. */
export type NewClaim = z.input<typeof newClaim>
/** A new version as forms and scripts give it. */
export type EditedClaim = z.input<typeof editedClaim>
/** A vote as forms and scripts give it. */
export type NewVote = z.input<typeof newVote>
/** A reply as forms and scripts give it. */
export type NewReply = z.input<typeof newReply>

/** What a claim of a kind states, checked; throws AccountRefusal (400) that names the first field that is wrong. */
export const readStated = (kind: ClaimKind, given: unknown): StatedClaim =>
  ({ kind, body: readInput<StatedClaim['body']>(bodies[kind], given, ['body']) }) as StatedClaim
