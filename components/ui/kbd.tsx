/** A key that saves time; not shown where there is no keyboard. */
export const Kbd = ({ children }: { children: string }) => (
  <kbd className="rounded-[3px] border border-line-2 bg-surface px-1 font-mono text-[11px]/4 text-ink-3 max-wide:hidden pointer-coarse:hidden">
    {children}
  </kbd>
)
