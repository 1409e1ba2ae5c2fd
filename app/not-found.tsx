import { NotFoundView } from '#components/layout/not-found-view.tsx'
import { modelDirectory } from '#lib/queries/model-directory.ts'

/**
 * The 404 page of an address that names no model. It is made beside every page, before it is known whether it is needed, so
 * it cannot know what was asked for; layers and neurons that do not exist are answered by proxy.ts.
 */
export default async function NotFound() {
  // Without a database, as while building, the models are left out.
  const names = await modelDirectory().then(
    models => Array.from(models.keys()),
    () => [],
  )
  const models = names.length > 0 ? ` The models here are ${names.join(', ')}.` : ''
  const form = 'Addresses are /model, /model/layer and /model/layer/neuron, counted from 0.'
  return <NotFoundView message={{ title: 'No such page', text: form + models }} />
}
