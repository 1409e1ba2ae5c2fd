import { buttonClass } from '#components/ui/button.ts'

/** Why a text was not read, and the way to ask again. */
export const ReadingProblem = ({ problem, onAgain }: { problem: string; onAgain: () => void }) => (
  <p className="bar" role="status">
    <span className="live-problem">{problem}</span>
    <button type="button" className={buttonClass()} onClick={onAgain}>
      Try again
    </button>
  </p>
)
