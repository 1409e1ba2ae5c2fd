import { z } from 'zod'
import { editorsOf } from '#lib/claims/claim-input.ts'
import { confidences, evidenceList } from '#lib/claims/evidence.ts'
import { claimKinds } from '#lib/claims/kinds.ts'
import { claimLicence, licenceUrl } from '#lib/claims/licence.ts'
import { claimStatuses } from '#lib/claims/status.ts'
import { line, note, prose, reason } from '#lib/claims/texts.ts'

const uid = z.string().regex(/^[0-9a-f]{16}$/, 'Wanted 16 hex digits.')
const time = z.iso.datetime({ precision: 3 })
const count = z.int().min(0)
const value = z.union([z.literal(1), z.literal(-1)])

/** Who wrote something. The uid is the same wherever the dump is read into; it leads to no e-mail. */
const person = z.strictObject({
  uid,
  name: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Wanted a name without control characters.'),
  /** Whether this person has left. */
  deleted: z.literal(true).optional(),
})

/** First line of a dump. */
export const headLine = z.strictObject({
  soluscope: z.literal('claims'),
  /** Form of the lines. */
  version: z.literal(1),
  licence: z.literal(claimLicence),
  licenceUrl: z.literal(licenceUrl),
})

/** One claim with all that was said of it. What a claim states is checked by its kind. */
export const claimLine = z.strictObject({
  claim: uid,
  kind: z.enum(claimKinds),
  author: person,
  editors: z.enum(editorsOf),
  question: z.string().max(60).nullable(),
  createdAt: time,
  updatedAt: time,
  /** Where it stands by the votes that count: those from version `statedIn` on. */
  status: z.enum(claimStatuses),
  votesFor: count,
  votesAgainst: count,
  statedIn: z.int().min(1),
  /** All versions, from 1; the last one is the current one. */
  versions: z
    .array(
      z.strictObject({
        author: person,
        createdAt: time,
        body: z.record(z.string(), z.unknown()),
        confidence: z.enum(confidences),
        evidence: evidenceList,
        summary: note,
      }),
    )
    .min(1),
  votes: z.array(z.strictObject({ author: person, value, reason, version: z.int().min(1), createdAt: time })),
  /** The first first; one without a text was withdrawn or hidden, and is there since another answers it. */
  replies: z.array(
    z.strictObject({
      reply: uid,
      parent: uid.nullable(),
      author: person,
      createdAt: time,
      text: prose.nullable(),
      withdrawnAt: time.optional(),
      hiddenAt: time.optional(),
    }),
  ),
})

/** A tag that is another name of one. */
export const synonymLine = z.strictObject({ synonym: line, of: line })

/** Last line: without it a dump was cut off. */
export const endLine = z.strictObject({ end: z.literal(true), claims: count })

/** A person in a dump. */
export type DumpPerson = z.infer<typeof person>
/** A claim in a dump. */
export type DumpClaim = z.infer<typeof claimLine>
