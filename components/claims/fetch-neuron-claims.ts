import { useEffect, useState } from 'react'
import type { NeuronClaims } from '#lib/claims/neuron-claims.ts'

/** How long an answer is used again, in milliseconds: both places of a page ask at once. */
const LIFETIME = 2000

const asked = new Map<string, { answer: Promise<NeuronClaims>; until: number }>()

function fetchClaims(neuron: string): Promise<NeuronClaims> {
  const kept = asked.get(neuron)
  if (kept && performance.now() < kept.until) return kept.answer
  const answer = fetch(`/api/neuron-claims/${neuron}`).then(response => {
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    return response.json() as Promise<NeuronClaims>
  })
  asked.set(neuron, { answer, until: performance.now() + LIFETIME })
  return answer
}

/** What people say of a neuron, `model/layer/neuron`, fetched by the page, which is itself the same for all and kept; null before it is there. */
export function useNeuronClaims(neuron: string): NeuronClaims | 'failed' | null {
  const [claims, setClaims] = useState<NeuronClaims | 'failed' | null>(null)
  useEffect(() => {
    let gone = false
    fetchClaims(neuron).then(
      answer => gone || setClaims(answer),
      () => gone || setClaims('failed'),
    )
    return () => {
      gone = true
    }
  }, [neuron])
  return claims
}
