import type { StatedClaim } from '#lib/claims/kinds.ts'
import { storedContent } from '#lib/claims/stored-content.ts'
import { db } from '#lib/db.ts'
import type { LabelScore } from '#lib/games/label-score.ts'
import { labelKinds } from '#lib/play/label-kinds.ts'
import { readLabelScores } from '#lib/play/read-label-scores.ts'

/** A label that people have answered for, or could. */
export interface PlayedLabel {
  uid: string
  stated: StatedClaim
  /** Answers given with it. */
  answers: number
  scores: LabelScore[]
  /** Whether the reader wrote it: then it is not offered. */
  own: boolean
}

/** Labels to play with, those with most answers first. */
export async function listLabels(userId: number | null, most = 20): Promise<PlayedLabel[]> {
  const found = await db.claim.findMany({
    where: { kind: { in: labelKinds }, withdrawnAt: null, hiddenAt: null },
    orderBy: [{ answers: { _count: 'desc' } }, { id: 'desc' }],
    take: most,
    include: { versions: { orderBy: { version: 'desc' } }, _count: { select: { answers: true } } },
  })
  return Promise.all(
    found.map(async ({ uid, kind, authorId, versions, _count }) => ({
      uid,
      stated: { kind, body: storedContent(kind as StatedClaim['kind'], versions[0]).body } as StatedClaim,
      answers: _count.answers,
      scores: _count.answers > 0 ? await readLabelScores(uid) : [],
      own: userId !== null && [authorId, ...versions.map(version => version.authorId)].includes(userId),
    })),
  )
}
