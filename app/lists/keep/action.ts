'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { visitorOf } from '#lib/accounts/visitor.ts'
import { neuronRefText, parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import { readKept, setKept } from '#lib/lists/keep-neuron.ts'
import { requireWriter } from '#lib/moderation/require-writer.ts'

/** Bookmarks, watches or lists a neuron, or no longer, and shows it again. */
export async function keepAction(form: FormData): Promise<void> {
  const visitor = visitorOf(await headers())
  const neuron = parseNeuronRef(String(form.get('neuron') ?? ''))
  if (!neuron) throw new AccountRefusal(400, 'Wanted a neuron.')
  const kept = readKept({ kept: String(form.get('kept') ?? ''), on: form.get('on') === '1' })
  const member = await requireWriter(visitor, 'list.write', kept.kept === 'watch' ? 'watch' : 'list')
  await setKept(member, neuron, kept)
  redirect(`/lists/keep?${new URLSearchParams({ neuron: neuronRefText(neuron) })}`)
}
