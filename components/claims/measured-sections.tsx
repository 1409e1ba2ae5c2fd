import { PredicateScores } from '#components/claims/predicate-score.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { LabelScores } from '#components/play/label-scores.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { playHref } from '#lib/address/play-address.ts'
import { readScores } from '#lib/claims/read-scores.ts'
import { labelKinds } from '#lib/play/label-kinds.ts'
import { readLabelScores } from '#lib/play/read-label-scores.ts'

interface Props {
  uid: string
  kind: string
  /** Whether its reader may play with it: it stands, and is not their own. */
  playable: boolean
}

/** What was measured of a claim: its predicate on held-out text, and whether people who read it can tell what the neuron does. */
export async function MeasuredSections({ uid, kind, playable }: Props) {
  const labelled = labelKinds.includes(kind)
  const [scores, labels] = await Promise.all([readScores(uid), readLabelScores(labelled ? [uid] : [])])
  const played = labels.get(uid) ?? []
  return (
    <>
      {scores.length > 0 && (
        <>
          <SectionHead title="Held against text" />
          <Panel label="Held against text" className="px-4 py-3">
            <PredicateScores scores={scores} />
          </Panel>
        </>
      )}
      {labelled && (
        <>
          <SectionHead title="Does the label hold?">
            {playable && (
              <a href={playHref({ game: 'detection', claim: uid })} rel="nofollow">
                Play
              </a>
            )}
          </SectionHead>
          <Panel label="Does the label hold?" className="px-4 py-2.5">
            {played.some(({ label, control }) => label.answers + control.answers > 0) ? (
              <LabelScores scores={played} />
            ) : (
              <p className="text-ink-2">
                Nobody has played with it yet: in short games people who read it predict what the neuron does.
              </p>
            )}
          </Panel>
          <MethodTips stats={['labelAccuracy', 'labelQuality']} />
        </>
      )}
    </>
  )
}
