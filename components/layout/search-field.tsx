import { Kbd } from '#components/ui/kbd.tsx'

/** The one search field of the site, in the top bar: a form that works without scripts. */
export const SearchField = () => (
  <search className="ml-auto min-w-0 max-w-[420px] flex-1">
    <form
      action="/search"
      className="flex h-8 items-center gap-2 rounded-control border border-edge bg-page px-2.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-ink pointer-coarse:h-11"
    >
      <input
        type="search"
        name="q"
        aria-label="Go to a neuron: model/layer/neuron"
        placeholder="model/layer/neuron"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        className="h-full min-w-0 flex-1 bg-transparent outline-none pointer-coarse:text-lead"
      />
      <Kbd>/</Kbd>
    </form>
  </search>
)
