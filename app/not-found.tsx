import Link from 'next/link'
import { buttonClass } from '#components/ui/button.ts'
import { notFoundMessage } from '#components/ui/not-found-message.ts'

/** The 404 page: what there is instead, in the words of the page that did not find it. */
export default function NotFound() {
  const message = notFoundMessage() ?? {
    title: 'No such page',
    text: 'Addresses here are /model, /model/layer and /model/layer/neuron.',
  }
  return (
    <div className="max-w-prose py-11">
      <h1>{message.title}</h1>
      <p className="mt-2 text-ink-2 text-lead">{message.text}</p>
      <p className="mt-5 flex flex-wrap gap-2">
        {message.link && (
          <Link href={message.link.href} className={buttonClass('strong')}>
            {message.link.label}
          </Link>
        )}
        <Link href="/" className={buttonClass()}>
          All models
        </Link>
      </p>
    </div>
  )
}
