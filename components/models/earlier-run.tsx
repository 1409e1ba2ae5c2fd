/** One line where an earlier run was asked for, with the way to the current one at `href`. */
export const EarlierRun = ({ model: { asked }, href }: { model: { asked: string | null }; href: string }) =>
  asked && (
    <p className="mb-2 text-ink-2 text-sm">
      An earlier run, <span className="font-mono text-xs">{asked}</span>. <a href={href}>The current run</a> may show
      other numbers.
    </p>
  )
