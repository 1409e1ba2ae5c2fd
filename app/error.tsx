'use client'

import { useEffect } from 'react'
import { buttonClass } from '#components/ui/button.ts'
import { Problem } from '#components/ui/problem.tsx'

/** What stands in place of a page that could not be made, most often because the database does not answer. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => console.error(error), [error])
  return (
    <div className="max-w-prose py-11">
      <h1>This page could not be made</h1>
      <div className="mt-2">
        <Problem>
          The server met an error{error.digest && ` (${error.digest} in its log)`}. If the site has just been started,
          its database may not be ready.
        </Problem>
      </div>
      <p className="mt-5">
        <button type="button" onClick={reset} className={buttonClass('strong')}>
          Try again
        </button>
      </p>
    </div>
  )
}
