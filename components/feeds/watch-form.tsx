import { buttonClass } from '#components/ui/button.ts'

interface Props {
  /** Begins or ends the watch that the form names, and comes back. */
  action: (form: FormData) => Promise<void>
  /** `claim:{uid}` or `list:{uid}`. */
  subject: string
  watched: boolean
  /** Path of the page it stands on. */
  next: string
}

/** A button to be told of what is done to something, or no longer. Works without scripts. */
export const WatchForm = ({ action, subject, watched, next }: Props) => (
  <form action={action}>
    <input type="hidden" name="subject" value={subject} />
    <input type="hidden" name="next" value={next} />
    <button type="submit" name="on" value={watched ? '' : '1'} aria-pressed={watched} className={buttonClass()}>
      {watched ? 'Watched' : 'Watch'}
    </button>
  </form>
)
