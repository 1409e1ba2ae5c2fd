'use client'

import { useId } from 'react'

interface FieldProps {
  name: string
  label: string
  value?: string
  hint?: string
  required?: boolean
  maxLength?: number
}

const box = 'w-full rounded-control border border-edge bg-surface px-2.5 pointer-coarse:text-lead'

const Label = ({ id, children }: { id: string; children: string }) => (
  <label htmlFor={id} className="mb-1 block font-medium text-sm">
    {children}
  </label>
)

const Hint = ({ id, children }: { id: string; children?: string }) =>
  children && (
    <p id={`${id}-hint`} className="mt-1 max-w-prose text-ink-2 text-xs">
      {children}
    </p>
  )

/** A field of one line; `typed` for what a tokenizer reads; `list` suggests. */
export function Line({
  name,
  label,
  value,
  hint,
  typed,
  list,
  ...rest
}: FieldProps & { typed?: boolean; list?: readonly string[] }) {
  const id = useId()
  return (
    <div>
      <Label id={id}>{label}</Label>
      <input
        id={id}
        name={name}
        defaultValue={value}
        autoComplete="off"
        spellCheck={!typed}
        autoCapitalize="none"
        list={list ? `${id}-list` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={`${box} h-9 max-w-[460px] pointer-coarse:h-11 ${typed ? 'font-mono' : ''}`}
        {...rest}
      />
      {list && (
        <datalist id={`${id}-list`}>
          {list.map(word => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
      <Hint id={id}>{hint}</Hint>
    </div>
  )
}

/** A box for several lines. `rows`: lines that it shows at least; it grows with what is typed. */
export function Area({
  name,
  label,
  value,
  hint,
  typed,
  rows = 2,
  ...rest
}: FieldProps & { typed?: boolean; rows?: number }) {
  const id = useId()
  return (
    <div>
      <Label id={id}>{label}</Label>
      <textarea
        id={id}
        name={name}
        defaultValue={value}
        rows={rows}
        style={{ minHeight: 16 + rows * 20 }}
        spellCheck={!typed}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={`${box} field-sizing-content block max-h-[60vh] max-w-prose py-1.5 ${typed ? 'font-mono text-[13px]' : ''}`}
        {...rest}
      />
      <Hint id={id}>{hint}</Hint>
    </div>
  )
}

/** One of a few words. */
export function Choice({
  name,
  label,
  value,
  options,
  words = {},
}: FieldProps & { options: readonly string[]; words?: Record<string, string> }) {
  const id = useId()
  return (
    <div>
      <Label id={id}>{label}</Label>
      <select
        id={id}
        name={name}
        defaultValue={value}
        className="h-9 rounded-control border border-edge bg-surface px-2 pointer-coarse:h-11 pointer-coarse:text-lead"
      >
        {options.map(option => (
          <option key={option} value={option}>
            {words[option] ?? option}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A box to tick; sends `1`. */
export const Tick = ({ name, label, on }: { name: string; label: string; on: boolean }) => (
  <label className="inline-flex items-center gap-1.5 pointer-coarse:min-h-11">
    <input type="checkbox" name={name} value="1" defaultChecked={on} />
    {label}
  </label>
)
