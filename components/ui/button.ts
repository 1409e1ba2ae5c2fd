const base =
  'inline-flex items-center gap-1.5 rounded-control border px-2.5 font-medium text-[13px]/none whitespace-nowrap no-underline h-[30px] pointer-coarse:h-11 motion-safe:transition-colors motion-safe:duration-[120ms]'

/** Classes of a button or of a link that looks like one: `plain` has a border, `strong` is ink, `quiet` is words only. */
export const buttonClass = (kind: 'plain' | 'strong' | 'quiet' = 'plain'): string =>
  ({
    plain: `${base} border-line-2 bg-surface text-ink hover:bg-fill`,
    strong: `${base} border-ink bg-ink text-page hover:bg-ink-2`,
    quiet: `${base} border-transparent px-1.5 text-ink-2 hover:text-ink`,
  })[kind]
