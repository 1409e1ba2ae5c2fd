'use client'

import { useState } from 'react'
import { buttonClass } from '#components/ui/button.ts'
import { parseNeuronAt } from '#lib/address/live-request.ts'
import { tryHref } from '#lib/address/try-address.ts'
import { newClaimHref } from '#lib/claims/claim-address.ts'

interface Props {
  model: string
  text: string
  neuron: string | null
  /** Told the id once the text is kept. */
  onKept?: (id: string) => void
}

/** Keeps a text on request and shows its address: nothing that is typed is kept before. */
export function KeepLink({ model, text, neuron, onKept }: Props) {
  const [kept, setKept] = useState<{ text: string; id: string } | { text: string; problem: string } | null>(null)
  const keep = async () => {
    try {
      const response = await fetch(`/api/live/${model}/texts`, { method: 'POST', body: JSON.stringify({ text }) })
      if (!response.ok) throw new Error((await response.text()).trim() || `the server answered ${response.status}`)
      const { id } = (await response.json()) as { id: string }
      setKept({ text, id })
      onKept?.(id)
    } catch (error) {
      setKept({ text, problem: error instanceof Error ? error.message : String(error) })
    }
  }
  const current = kept?.text === text ? kept : null
  if (current && 'id' in current) {
    const href = tryHref(model, { text: current.id, neuron: neuron ? parseNeuronAt(neuron) : null })
    const claim = newClaimHref({ ...(neuron ? { neuron: `${model}/${neuron}` } : {}), evidence: href })
    return (
      <>
        <a href={href} className="live-link">
          {href}
        </a>
        <a href={claim} rel="nofollow">
          Use in a claim
        </a>
      </>
    )
  }
  return (
    <>
      <button type="button" className={buttonClass()} onClick={keep}>
        Link to this text
      </button>
      {current && <span className="live-problem">{current.problem}</span>}
    </>
  )
}
