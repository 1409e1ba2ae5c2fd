import { ActionForm } from '#components/claims/action-form.tsx'
import { Moment } from '#components/claims/moment.tsx'
import { PersonName } from '#components/claims/person-name.tsx'
import { Line } from '#components/ui/fields.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'
import { formatMoment } from '#lib/format/time.ts'
import { type FlagReason, flagReasons } from '#lib/moderation/flag-reasons.ts'
import type { QueueEntry, Report } from '#lib/moderation/queue.ts'

const causes: Record<string, string> = {
  'first-post': 'One of the first posts of a new account',
  links: 'Many links to other sites',
}

const scrolls = 'my-2 max-h-60 overflow-auto rounded-control bg-fill px-2.5 py-1.5'

/** One thing that waits for a moderator: what it says, why it is here, and what can be done. */
export const QueueCard = ({ entry, action }: { entry: QueueEntry; action: FormAction }) => {
  const { subject, found, reports } = entry
  const [kind, name] = subject.split(':', 2)
  const hidden = found.hiddenAt !== null
  return (
    <Panel label={`${kind} ${name} by ${found.author.name}`} className="px-4 py-3">
      <h2 className="text-base">
        {kind === 'user' ? (
          'Person '
        ) : (
          <>
            <a href={found.href} className="capitalize">
              {kind}
            </a>{' '}
            by{' '}
          </>
        )}
        <PersonName person={found.author} /> <span className="font-normal text-ink-2 text-xs">({found.role})</span>
        {hidden && <span className="ml-2 font-normal text-bad text-xs">hidden</span>}
        {found.suspendedUntil && (
          <span className="ml-2 font-normal text-bad text-xs">
            suspended until {formatMoment(found.suspendedUntil)}
          </span>
        )}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keys too */}
      <section tabIndex={0} aria-label={`Text of ${kind} ${name}`} className={scrolls}>
        <pre className="wrap-anywhere whitespace-pre-wrap font-mono text-xs">{found.text}</pre>
      </section>
      <ul className="mb-2.5 text-sm">
        {reports.map(report => (
          <li key={`${report.cause} ${report.at.getTime()}`}>
            <Words report={report} />
          </li>
        ))}
      </ul>
      <ActionForm
        action={action}
        hidden={{ subject }}
        buttons={buttonsOf(kind, hidden, found.suspendedUntil !== null)}
        className="grid gap-2.5"
      >
        <Line name="reason" label="Reason, told in public" required maxLength={120} />
        <label className="flex items-center gap-2 text-sm">
          Suspend for
          <input
            type="number"
            name="days"
            min={1}
            max={3650}
            defaultValue={7}
            className="h-9 w-20 rounded-control border border-edge bg-surface px-2.5 pointer-coarse:h-11"
          />
          days
        </label>
      </ActionForm>
    </Panel>
  )
}

const Words = ({ report: { cause, reason, note, reporter, at } }: { report: Report }) => (
  <>
    {causes[cause] ?? flagReasons[reason as FlagReason] ?? reason}
    {note && <q className="ml-1.5 text-ink-2">{note}</q>}
    <span className="text-ink-2 text-xs">
      {' · '}
      {reporter ? <PersonName person={reporter} /> : 'the site'}, <Moment at={at} />
    </span>
  </>
)

function buttonsOf(kind: string, hidden: boolean, suspended: boolean) {
  const whom = kind === 'user' ? 'this person' : 'the author'
  const button = (value: string, label: string, kind?: 'strong') => ({ name: 'action', value, label, kind })
  return [
    ...(hidden ? [button('restore', 'Restore')] : [button('dismiss', 'Nothing to do')]),
    ...(kind === 'user' ? [] : [button('hide', hidden ? 'Leave it hidden' : 'Hide', 'strong')]),
    button('warn', `Warn ${whom}`),
    button('suspend', `Suspend ${whom}`),
    ...(suspended ? [button('unsuspend', 'End the suspension')] : []),
  ]
}
