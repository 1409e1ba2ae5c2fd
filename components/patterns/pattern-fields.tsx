import { buttonClass } from '#components/ui/button.ts'
import type { AskedPattern } from '#lib/address/pattern-fields.ts'

/** The pattern and its options, in whatever form they stand. `names`: how its fields are called there. */
export const PatternFields = ({
  pattern,
  label,
  button,
}: {
  pattern: AskedPattern | null
  label: string
  button: string
}) => (
  <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
    <span className="flex h-9 min-w-0 flex-1 basis-64 items-center gap-1 rounded-control border border-edge bg-page px-2.5 font-mono focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-ink pointer-coarse:h-11">
      <span aria-hidden="true" className="text-ink-3">
        /
      </span>
      <input
        name="q"
        required
        maxLength={2000}
        aria-label={label}
        defaultValue={pattern?.source ?? ''}
        placeholder="\d{4}"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        className="h-full min-w-0 flex-1 bg-transparent outline-none pointer-coarse:text-lead"
      />
      <span aria-hidden="true" className="text-ink-3">
        /
      </span>
    </span>
    <Check name="case" on={pattern?.ignoreCase ?? false}>
      ignore case
    </Check>
    <Check name="word" on={pattern?.wholeWord ?? false}>
      from the start of a word
    </Check>
    <button type="submit" className={buttonClass('strong')}>
      {button}
    </button>
  </div>
)

/** A box that is either ticked or not part of the address. */
export const Check = ({
  name,
  value = '1',
  on,
  children,
}: {
  name: string
  value?: string
  on: boolean
  children: string
}) => (
  <label className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-2 text-sm pointer-coarse:min-h-11">
    <input type="checkbox" name={name} value={value} defaultChecked={on} className="size-4 accent-ink" />
    {children}
  </label>
)
