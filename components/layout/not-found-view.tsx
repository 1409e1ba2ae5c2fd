import Link from 'next/link'
import { buttonClass } from '#components/ui/button.ts'
import type { NotFoundMessage } from '#components/ui/not-found-message.ts'

/** What a page that does not exist shows: why, what there is instead, and the way there. */
export const NotFoundView = ({ message }: { message: NotFoundMessage }) => (
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
