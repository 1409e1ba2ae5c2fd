import { NotFoundView } from '#components/layout/not-found-view.tsx'
import { notFoundMessage } from '#components/ui/not-found-message.ts'

const general = {
  title: 'No such page',
  text: 'Addresses here are /model, /model/layer and /model/layer/neuron, counted from 0.',
}

/** The 404 page: what there is instead, in the words of the page that did not find it. */
export default function NotFound() {
  return <NotFoundView message={notFoundMessage() ?? general} />
}
