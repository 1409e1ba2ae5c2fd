import { CopyFrame } from '#components/lists/copy-frame.tsx'
import { buttonClass } from '#components/ui/button.ts'
import type { ReadList } from '#lib/lists/read-list.ts'

/** A list as a file, and, where everybody reads it, as a frame for another page. */
export const ListActions = ({ list: { uid, visibility, hidden } }: { list: ReadList }) => (
  <>
    {visibility === 'public' && !hidden && <CopyFrame path={`/lists/${uid}?embed=1`} />}
    <a href={`/lists/${uid}.csv`} className={buttonClass()}>
      CSV
    </a>
    <a href={`/lists/${uid}.json`} className={buttonClass()}>
      JSON
    </a>
  </>
)
