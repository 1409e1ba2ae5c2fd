import { claimsOfNeuron } from '#lib/claims/claims-of-neuron.ts'
import { neuronClaims } from '#lib/claims/neuron-claims.ts'
import { parseNeuronRef } from '#lib/claims/neuron-ref.ts'

interface Context {
  params: Promise<{ model: string; layer: string; neuron: string }>
}

/**
 * `GET /api/neuron-claims/{model}/{layer}/{neuron}`: what people say of a neuron, as its page shows it (lib/claims/neuron-claims.ts). The same for
 * every reader; 404 for what is no neuron's address.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { model, layer, neuron } = await params
  const ref = parseNeuronRef(`${model}/${layer}/${neuron}`)
  const headers = { 'cache-control': 'no-cache' }
  if (!ref) return Response.json({ problem: 'wanted /api/neuron-claims/MODEL/LAYER/NEURON' }, { status: 404, headers })
  return Response.json(neuronClaims(await claimsOfNeuron(ref)), { headers })
}
