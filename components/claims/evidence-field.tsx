'use client'

import { useRef, useSyncExternalStore } from 'react'
import { forgetEvidence, keptEvidence, onEvidenceKept } from '#components/claims/kept-evidence.ts'
import { buttonClass } from '#components/ui/button.ts'
import { Area } from '#components/ui/fields.tsx'

/** Evidence, an address a line; examples that were kept on neurons’ pages are added by a button. */
export function EvidenceField({ value }: { value?: string }) {
  const root = useRef<HTMLDivElement>(null)
  const kept = useSyncExternalStore(
    onEvidenceKept,
    () => keptEvidence().length,
    () => 0,
  )
  const add = () => {
    const area = root.current?.querySelector('textarea')
    if (!area) return
    area.value = [...new Set([...area.value.split('\n').filter(Boolean), ...keptEvidence()])].join('\n')
    // Drafts are kept on input, which a script does not cause by itself.
    area.dispatchEvent(new Event('input', { bubbles: true }))
    forgetEvidence()
  }
  return (
    <div ref={root}>
      <Area
        name="evidence"
        label="Evidence (optional)"
        value={value}
        hint="An address a line, and a note after it: an example, a pattern held against a neuron, a text that was tried, or any page of the web. On a neuron’s page, the key e keeps an example for here."
        typed
        rows={2}
      />
      {kept > 0 && (
        <button type="button" onClick={add} className={`${buttonClass()} mt-1.5`}>
          Add the {kept === 1 ? 'example' : `${kept} examples`} kept
        </button>
      )}
    </div>
  )
}
