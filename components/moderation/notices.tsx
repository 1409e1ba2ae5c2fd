import { ActionList } from '#components/moderation/action-list.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import type { Suspension } from '#lib/accounts/suspension.ts'
import { formatMoment } from '#lib/format/time.ts'
import type { LoggedAction } from '#lib/moderation/log.ts'

/** What moderators told a person, on their account page; nothing for most. */
export const Notices = ({ suspension, notices }: { suspension: Suspension | null; notices: LoggedAction[] }) =>
  notices.length > 0 && (
    <>
      <SectionHead title="From the moderators">
        <a href="/moderation/log">Public log</a>
      </SectionHead>
      {suspension && (
        <p className="mb-2.5 max-w-prose text-bad">
          You are suspended until {formatMoment(suspension.until)}: {suspension.reason} You can read everything, but
          write nothing until then.
        </p>
      )}
      <ActionList actions={notices} />
    </>
  )
