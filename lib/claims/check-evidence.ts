import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import type { Evidence } from '#lib/claims/evidence.ts'
import { findNeurons } from '#lib/claims/find-neurons.ts'
import { patternFault } from '#lib/claims/pattern-fault.ts'
import type { Transaction } from '#lib/db.ts'
import { statistics } from '#lib/methods/registry.ts'

const keys = new Set(statistics.map(({ key }) => key))

/** Asks whether what evidence leads to is there. Throws AccountRefusal (400). */
export async function checkEvidence(tx: Transaction, evidence: Evidence[]): Promise<void> {
  await findNeurons(
    tx,
    evidence.flatMap(piece => ('neuron' in piece ? [piece.neuron] : [])),
  )
  for (const [i, piece] of evidence.entries()) {
    const fault = await faultOf(tx, piece)
    if (fault) throw new AccountRefusal(400, `evidence.${i}: ${fault}`)
  }
}

/** What is wrong with one piece, in a line; null where nothing is. */
async function faultOf(tx: Transaction, piece: Evidence): Promise<string | null> {
  if (piece.type === 'pattern') return patternFault(piece)
  if (piece.type === 'score') return keys.has(piece.name) ? null : `no number of this site is called ${piece.name}.`
  if (piece.type === 'live-text') {
    const found = await tx.liveText.count({ where: { id: piece.id, model: { name: piece.model } } })
    return found ? null : `no text ${piece.id} of ${piece.model} is kept here.`
  }
  if (piece.type !== 'example') return null
  const corpus = await tx.corpus.findUnique({ where: { name: piece.corpus }, select: { nDocuments: true } })
  if (!corpus) return `this site has no corpus ${piece.corpus}.`
  return piece.document < corpus.nDocuments ? null : `${piece.corpus} has no document ${piece.document}.`
}
