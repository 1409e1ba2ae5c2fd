import { buttonClass } from '#components/ui/button.ts'

const keys: [string, string][] = [
  ['← →', 'neuron before, neuron after'],
  ['↑ ↓', 'the same neuron one layer on, one layer back'],
  ['b', 'bookmark, watch or list it'],
  ['r', 'a random neuron of this model'],
  ['j k', 'next row, row before'],
  ['Enter', 'open the row into its passage'],
  ['[ ]', 'token by token along the row'],
  ['v', 'aligned lines or passages'],
  ['e', 'keep the row as evidence for a claim'],
  ['/', 'search'],
  ['?', 'this list'],
]

/** The keys of the page, behind `?`; a popover, so the browser closes it on Escape and gives the focus back. */
export const KeyList = () => (
  <>
    <button
      type="button"
      popoverTarget="keys"
      data-key="?"
      className={`${buttonClass('quiet')} max-wide:hidden pointer-coarse:hidden`}
    >
      Keys
    </button>
    <div
      id="keys"
      popover="auto"
      role="dialog"
      aria-label="Keys"
      className="m-auto rounded-panel border border-line-2 bg-surface p-4 text-ink shadow-panel backdrop:bg-ink/20"
    >
      <h2 className="mb-2">Keys</h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        {keys.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-[3px] border border-line-2 px-1 font-mono text-xs">{key}</kbd>
            </dt>
            <dd className="text-ink-2">{what}</dd>
          </div>
        ))}
      </dl>
    </div>
  </>
)
