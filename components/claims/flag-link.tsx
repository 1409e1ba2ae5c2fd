/** The way to tell moderators of something: `claim:{uid}`, `reply:{uid}`, ... */
export const FlagLink = ({ subject }: { subject: string }) => (
  <a
    href={`/flag?subject=${encodeURIComponent(subject)}`}
    rel="nofollow"
    className="text-ink-3 text-xs pointer-coarse:inline-block pointer-coarse:py-3.5"
  >
    Flag
  </a>
)
