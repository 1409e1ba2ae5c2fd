import 'server-only'
import { validRange } from '#lib/neuron/neuron-id.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'
import { findModel } from '#lib/queries/models.ts'
import { randomNeuron } from '#lib/queries/random-neuron.ts'

const plainInteger = /^(0|[1-9]\d{0,8})$/

/**
 * The answer to a request for a random neuron of a layer, a model or the whole site: 307 to it, or to the page that says
 * why there is none yet; 404 with the valid range where model or layer do not exist. Never kept: the same address leads
 * elsewhere the next time. The location is relative, so it is right behind any proxy. A published `run` of the model stays in it.
 */
export async function randomAnswer(model: string | null, layer: string | null, run?: string | null): Promise<Response> {
  const facts = model === null ? null : await findModel(model)
  if (model !== null && !facts) return missing(`There is no model called ${model}; the models are listed at /.`)
  const wanted = layer === null ? null : plainInteger.test(layer) ? Number(layer) : -1
  if (facts && wanted !== null && (wanted < 0 || wanted >= facts.nLayers || facts.dMlp === 0)) {
    return missing(validRange(facts.name, facts))
  }
  const found = await randomNeuron(model, wanted)
  if (!found) return redirect(facts ? `/${facts.name}` : '/')
  const kept = run && (await modelDirectory()).get(found.model)?.runs.includes(run) ? run : null
  return redirect(`/${found.model}/${found.layer}/${found.neuron}${kept ? `?run=${kept}` : ''}`)
}

const headers = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }

const redirect = (location: string) => new Response(null, { status: 307, headers: { ...headers, location } })

const missing = (line: string) =>
  new Response(`${line}\n`, { status: 404, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } })
