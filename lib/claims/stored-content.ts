import { type Confidence, confidences, evidenceList } from '#lib/claims/evidence.ts'
import { bodies, type ClaimBody, type ClaimKind } from '#lib/claims/kinds.ts'
import type { ClaimContent } from '#lib/claims/merge-claim.ts'
import type { ClaimVersion } from '#lib/generated/prisma/client.ts'

/** What a stored version says; its fields stand in the order of its kind, whatever the database made of it. */
export const storedContent = (
  kind: ClaimKind,
  { body, confidence, evidence }: Pick<ClaimVersion, 'body' | 'confidence' | 'evidence'>,
): ClaimContent<ClaimBody> => ({
  body: bodies[kind].parse(body),
  confidence: confidences.find(word => word === confidence) ?? ('low' satisfies Confidence),
  evidence: evidenceList.parse(evidence),
})
