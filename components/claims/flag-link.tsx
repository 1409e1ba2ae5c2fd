/** The way to tell moderators of something: `claim:{uid}`, `reply:{uid}`, ... */
export const FlagLink = ({ subject }: { subject: string }) => (
  <a
    href={`/flag?subject=${encodeURIComponent(subject)}`}
    rel="nofollow"
    className="text-[13px]/[30px] text-ink-3 pointer-coarse:leading-[44px]"
  >
    Flag
  </a>
)
