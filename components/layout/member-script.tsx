import { memberHint } from '#lib/accounts/member-hint.ts'

const script = `if(/(?:^|; )${memberHint}=1/.test(document.cookie))document.documentElement.dataset.member=''`

/** Sets `data-member` on html where the browser is signed in, before anything is painted: the page itself is the same for all. */
export const MemberScript = () => <script dangerouslySetInnerHTML={{ __html: script }} />
