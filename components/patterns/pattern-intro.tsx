const examples = ['\\d{4}', '\\n\\n', '(?i)https?://\\S+', '[A-Z]{2,}', '\\(', 'th']

/** What the page does, and some patterns to begin with. */
export const PatternIntro = () => (
  <p className="mt-1 mb-3.5 max-w-prose text-ink-2">
    Neurons that fire where a regular expression matches. A match counts for the token in which it ends; a pattern
    cannot look ahead, since a neuron cannot. Try{' '}
    {examples.map((source, i) => (
      <span key={source}>
        {i > 0 && ', '}
        <a href={`/regex?q=${encodeURIComponent(source)}`} className="font-mono text-xs">
          {source}
        </a>
      </span>
    ))}
    .
  </p>
)
