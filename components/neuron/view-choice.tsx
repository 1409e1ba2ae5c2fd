interface Props {
  passages: boolean
  onChange: (passages: boolean) => void
}

const look =
  'px-2.5 text-ink-2 text-xs/[22px] not-first:border-l not-first:border-line-2 focus-visible:-outline-offset-2 aria-pressed:bg-fill aria-pressed:font-semibold aria-pressed:text-ink pointer-coarse:px-3.5 pointer-coarse:leading-[44px]'

/** Lines with the token at one edge, or wrapped passages. The key `v` presses the one that is not chosen. */
export const ViewChoice = ({ passages, onChange }: Props) => (
  <fieldset className="inline-flex overflow-hidden rounded-control border border-line-2 print:hidden">
    <legend className="sr-only">View of the examples</legend>
    {[false, true].map(choice => (
      <button
        key={String(choice)}
        type="button"
        aria-pressed={choice === passages}
        data-key={choice === passages ? undefined : 'v'}
        onClick={() => onChange(choice)}
        className={look}
      >
        {choice ? 'Passages' : 'Aligned'}
      </button>
    ))}
  </fieldset>
)
