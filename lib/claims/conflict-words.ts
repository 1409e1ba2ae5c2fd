import type { ClaimConflict } from '#lib/claims/claim-conflict.ts'
import { type ClaimFields, contentToFields } from '#lib/claims/claim-fields.ts'
import { type FieldChange, fieldChanges } from '#lib/claims/field-changes.ts'
import type { StatedClaim } from '#lib/claims/kinds.ts'
import type { ClaimContent } from '#lib/claims/merge-claim.ts'

/** Both sides of an edit that somebody else came before, as a form shows them. */
export interface ConflictWords {
  /** Who came before, and the version they wrote. */
  name: string
  version: number
  summary: string
  /** What they changed, and what you did. */
  theirs: FieldChange[]
  yours: FieldChange[]
  /** The fields of the two together, of theirs alone and of yours alone. */
  fields: ClaimFields
  theirFields: ClaimFields
  yourFields: ClaimFields
  /** Fields that both changed. */
  both: string[]
}

/** A conflict as a form shows it. */
export function conflictWords({ sides }: ClaimConflict): ConflictWords {
  const { kind, base, current, yours, merged } = sides
  const fieldsOf = (content: ClaimContent): ClaimFields => {
    const { kind: _, ...fields } = contentToFields({ kind, body: content.body } as StatedClaim, content)
    return fields
  }
  const [before, theirFields, yourFields] = [base, current, yours].map(fieldsOf)
  return {
    name: current.author.name,
    version: current.version,
    summary: current.summary,
    theirs: fieldChanges(before, theirFields),
    yours: fieldChanges(before, yourFields),
    fields: fieldsOf(merged),
    theirFields,
    yourFields,
    both: merged.conflicts,
  }
}
