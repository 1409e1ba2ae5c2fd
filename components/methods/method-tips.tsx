import { tipId } from '#components/methods/method-term.tsx'
import { type StatisticKey, statisticOf } from '#lib/methods/registry.ts'
import './method-tips.css'

/** Explanations of the numbers on a page, each a native popover; `run` is what the numbers were computed from. */
export const MethodTips = ({ stats, run }: { stats: readonly StatisticKey[]; run?: string }) =>
  stats.map(stat => {
    const { name, sentence, formula, bound } = statisticOf(stat)
    return (
      <div key={stat} id={tipId(stat)} popover="auto" className="method-tip">
        <p>
          <b>{name}.</b> {sentence}
        </p>
        <p className="formula">{formula}</p>
        <p>{bound}</p>
        <p>
          {run && <>Run {run}. </>}
          <a href={`/methods#${stat}`}>How it is computed</a>
        </p>
      </div>
    )
  })
