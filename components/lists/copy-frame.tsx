'use client'

import { useState } from 'react'
import { buttonClass } from '#components/ui/button.ts'

/** Copies the HTML that shows `path` in a frame of another page. Without scripts it opens that view. */
export function CopyFrame({ path }: { path: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <a
      href={path}
      className={buttonClass()}
      onClick={async event => {
        event.preventDefault()
        const html = `<iframe src="${location.origin}${path}" width="640" height="400" style="border:0" title="Soluscope"></iframe>`
        // Refused where the page may not write to the clipboard: then the view itself is opened, whose address can be taken.
        await navigator.clipboard.writeText(html).then(
          () => setCopied(true),
          () => location.assign(path),
        )
      }}
    >
      Embed
      <span role="status" className="sr-only">
        {copied && 'The HTML of a frame was copied.'}
      </span>
      {copied && <span aria-hidden="true"> ✓</span>}
    </a>
  )
}
