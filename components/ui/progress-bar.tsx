/** A 6 px grey bar. `share` in [0, 1]; `label` says what is under way. */
export const ProgressBar = ({
  share,
  label,
  className = 'w-16',
}: {
  share: number
  label: string
  className?: string
}) => {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={`inline-block h-1.5 shrink-0 overflow-hidden rounded-[3px] bg-fill ${className}`}
    >
      <span className="block h-full bg-ink-2" style={{ width: `${percent}%` }} />
    </span>
  )
}
