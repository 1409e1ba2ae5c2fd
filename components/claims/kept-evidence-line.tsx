'use client'

import { useSyncExternalStore } from 'react'
import { forgetEvidence, keptEvidence, onEvidenceKept } from '#components/claims/kept-evidence.ts'
import { newClaimHref } from '#lib/claims/claim-address.ts'

/** How many examples are kept as evidence in this browser, and the way to use them; a line of one height. */
export function KeptEvidence({ neuron }: { neuron: string }) {
  const kept = useSyncExternalStore(
    onEvidenceKept,
    () => keptEvidence().length,
    () => 0,
  )
  return (
    <p role="status" className="mt-2 flex h-5 items-center gap-3 text-ink-2 text-xs pointer-coarse:h-11">
      {kept > 0 && (
        <>
          {kept === 1 ? '1 example is' : `${kept} examples are`} kept as evidence.
          <a href={newClaimHref({ neuron })}>Use in a claim</a>
          <button type="button" onClick={forgetEvidence} className="underline">
            Forget
          </button>
        </>
      )}
    </p>
  )
}
