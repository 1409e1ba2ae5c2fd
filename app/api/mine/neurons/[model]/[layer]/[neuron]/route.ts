import { ownAnswer } from '#app/api/mine/own-answer.ts'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { requireMember } from '#lib/accounts/member.ts'
import { readJson } from '#lib/accounts/read-json.ts'
import { visitorOf } from '#lib/accounts/visitor.ts'
import { type NeuronRef, parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import { readKept, setKept } from '#lib/lists/keep-neuron.ts'
import { neuronShelf } from '#lib/lists/neuron-shelf.ts'
import { requireWriter } from '#lib/moderation/require-writer.ts'

interface Context {
  params: Promise<{ model: string; layer: string; neuron: string }>
}

/** `GET /api/mine/neurons/{model}/{layer}/{neuron}`: what whoever is signed in keeps of a neuron (NeuronShelf). */
export const GET = (request: Request, context: Context): Promise<Response> =>
  ownAnswer(async () => {
    const { id } = await requireMember(request.headers, 'account.own')
    return neuronShelf(id, await neuronOf(context))
  })

/** `POST` with `{ "kept": "bookmark" | "watch" | a list's uid, "on": true }` bookmarks, watches or lists a neuron, or no longer; the shelf after it. */
export const POST = (request: Request, context: Context): Promise<Response> =>
  ownAnswer(async () => {
    const visitor = visitorOf(request.headers)
    // Who asks comes before what is asked.
    await requireMember(visitor.headers, 'list.write')
    const neuron = await neuronOf(context)
    const kept = readKept(await readJson(request))
    const member = await requireWriter(visitor, 'list.write', kept.kept === 'watch' ? 'watch' : 'list')
    await setKept(member, neuron, kept)
    return neuronShelf(member.id, neuron)
  })

async function neuronOf({ params }: Context): Promise<NeuronRef> {
  const { model, layer, neuron } = await params
  const ref = parseNeuronRef(`${model}/${layer}/${neuron}`)
  if (!ref) throw new AccountRefusal(404, 'There is no such neuron.')
  return ref
}
