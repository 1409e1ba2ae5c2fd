import { Moment } from '#components/claims/moment.tsx'
import { PersonName } from '#components/claims/person-name.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatMoment } from '#lib/format/time.ts'
import type { LoggedAction } from '#lib/moderation/log.ts'
import { verbWords } from '#lib/moderation/moderation-verbs.ts'

/** What moderators did, each with its subject, reason and moderator. */
export const ActionList = ({ actions }: { actions: LoggedAction[] }) => (
  <Panel label="Actions">
    <ul>
      {actions.map(({ id, at, moderator, action, subject, reason, until }) => (
        <li key={id} className="border-line px-4 py-2 [li+&]:border-t">
          <span className="font-medium">
            <Subject subject={subject} />: {verbWords[action] ?? action}
            {until && ` until ${formatMoment(until)}`}
          </span>
          <span className="wrap-anywhere block">{reason}</span>
          <span className="block text-ink-2 text-xs">
            <PersonName person={moderator} />, <Moment at={at} />
          </span>
        </li>
      ))}
    </ul>
  </Panel>
)

const addresses: Record<string, string> = { claim: '/claims/', list: '/lists/', user: '/people/' }

/** What an action was about, leading there where it has an address of its own. */
const Subject = ({ subject }: { subject: string }) => {
  const [kind, name = ''] = subject.split(':', 2)
  const words = `${kind === 'user' ? 'person' : kind} ${name.slice(0, 8)}`
  return addresses[kind] ? <a href={addresses[kind] + encodeURIComponent(name)}>{words}</a> : words
}
