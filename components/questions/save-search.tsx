import { buttonClass } from '#components/ui/button.ts'

/** The way to keep a page of the site with its filters. */
export const SaveSearch = ({ path }: { path: string }) => (
  <a href={`/questions/save?${new URLSearchParams({ path })}`} rel="nofollow" className={buttonClass('quiet')}>
    Save this search
  </a>
)
