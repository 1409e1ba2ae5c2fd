interface Props {
  /** Number of tokens. */
  n: number
  /** Index of the chosen one. */
  value: number
  onChange: (token: number) => void
}

/** Which token is looked at, for keys and screen readers: the same choice as by pressing it. */
export const TokenPlace = ({ n, value, onChange }: Props) => (
  <label className="inline-flex items-center gap-1.5">
    token
    <input
      type="range"
      min={1}
      max={n}
      value={value + 1}
      onChange={event => onChange(Number(event.target.value) - 1)}
    />
    <span>
      {value + 1} of {n}
    </span>
  </label>
)
