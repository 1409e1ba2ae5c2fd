import { buttonClass } from '#components/ui/button.ts'

/** The large search field: a form that works without scripts. `query` is what was typed before. */
export const HomeSearch = ({ query = '', example }: { query?: string; example: string }) => (
  <search>
    <form
      action="/search"
      className="mt-4.5 flex h-11 max-w-[760px] items-center gap-2.5 rounded-panel border border-edge bg-surface pr-1.5 pl-3.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-ink wide:h-[46px] pointer-coarse:h-14"
    >
      <input
        type="search"
        name="q"
        required
        defaultValue={query}
        aria-label="Go to a neuron: model/layer/neuron"
        placeholder={example}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        className="h-full min-w-0 flex-1 bg-transparent text-lead outline-none"
      />
      <button type="submit" className={buttonClass('strong')}>
        Go
      </button>
    </form>
  </search>
)
