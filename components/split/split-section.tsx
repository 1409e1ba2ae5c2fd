import { SuggestionList } from '#components/family/suggestion-list.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { RefreshWhile } from '#components/runs/refresh-while.tsx'
import { SplitDrawing } from '#components/split/split-drawing.tsx'
import { SplitExamples } from '#components/split/split-examples.tsx'
import { SplitFacts, splitFacts } from '#components/split/split-facts.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Problem } from '#components/ui/problem.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'
import type { ClaimBody } from '#lib/claims/kinds.ts'
import { readSuggestions } from '#lib/claims/suggestions.ts'
import { soon } from '#lib/queries/soon.ts'
import { readSplitView } from '#lib/queries/split-view.ts'
import type { SplitView } from '#lib/splits/split-view.ts'

/** A page waits so long for the numbers, in ms; what takes longer goes on and is there when the page is asked for again. */
const PATIENCE = 2500

interface Props {
  uid: string
  body: ClaimBody<'split'>
  /** Accepts or rejects a suggestion; null for those who may not edit the claim. */
  decide: FormAction | null
}

/** What texts say of a split: how the parent's firing and its strongest examples are divided among the children. */
export const SplitSection = async ({ uid, body, decide }: Props) => {
  const [found, suggestions] = await Promise.all([soon(readSplitView(body), PATIENCE), readSuggestions(uid)])
  const view = found && 'value' in found ? found.value : null
  return (
    <Panel label="Parent and children">
      <div className="border-line border-b px-4 py-2 wide:px-3.5">
        <h2>Parent and children</h2>
      </div>
      {found && 'problem' in found && (
        <div className="px-4 py-3 wide:px-3.5">
          <Problem>{found.problem}</Problem>
        </div>
      )}
      {!found && (
        <div className="px-4 py-3.5 text-ink-2 wide:px-3.5" style={{ minHeight: 46 * (body.children.length + 1) + 24 }}>
          <p role="status">
            Being computed: the models’ indexes of firings are read first. It takes up to a minute; then it stands here.
          </p>
          <RefreshWhile seconds={4} />
        </div>
      )}
      {view && <Divided parent={body.parent} view={view} />}
      <SuggestionList uid={uid} of="child" suggestions={suggestions} decide={decide} />
      <MethodTips stats={splitFacts} />
    </Panel>
  )
}

const Divided = ({ parent, view }: { parent: string; view: SplitView }) => {
  const scored = view.children.filter(({ problem }) => problem === null)
  const left = view.children.filter(({ problem }) => problem !== null)
  return (
    <>
      {view.problem !== null && (
        <p className="px-4 py-3 wide:px-3.5">
          <span className="font-mono text-xs">{parent}</span>: not computed. {view.problem}
        </p>
      )}
      {view.children.length === 0 && (
        <p className="px-4 py-3 text-ink-2 wide:px-3.5">No children yet. Edit the claim to add the first.</p>
      )}
      {left.length > 0 && (
        <ul aria-label="Children in no score" className="px-4 pt-3 text-sm wide:px-3.5">
          {left.map(({ neuron, problem }) => (
            <li key={neuron}>
              <a href={`/${neuron}`} className="font-mono text-xs pointer-coarse:inline-block pointer-coarse:py-3">
                {neuron}
              </a>
              : <span className="text-ink-2">not computed. {problem}</span>
            </li>
          ))}
        </ul>
      )}
      {view.scores && view.chance && scored.length > 0 && (
        <>
          <SplitDrawing parent={parent} scores={view.scores} own={scored} />
          <SplitFacts
            scores={view.scores}
            chance={view.chance}
            greedy={greedyOf(view.greedy, scored)}
            names={scored.map(({ neuron }) => neuron)}
          />
          <SplitExamples view={view} />
        </>
      )}
    </>
  )
}

/** Names of the children that a greedy cover takes, and what it covers with them. */
function greedyOf(greedy: SplitView['greedy'], scored: SplitView['children']) {
  const last = greedy.at(-1)
  return last ? { names: greedy.map(({ child }) => scored[child].neuron), coverage: last.coverage } : null
}
