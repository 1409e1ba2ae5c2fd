import { ActionForm } from '#components/claims/action-form.tsx'
import { Moment } from '#components/claims/moment.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { Person } from '#lib/accounts/find-people.ts'
import type { FormAction } from '#lib/accounts/form-state.ts'
import { accountRoles } from '#lib/accounts/role.ts'
import { formatMoment } from '#lib/format/time.ts'

interface Props {
  people: Person[]
  /** Id of whoever looks: nobody changes their own role. */
  own: number
  /** What was looked for, to come back to. */
  q: string
  grant: FormAction
}

/** Accounts, each with its role to be changed. */
export const PeopleTable = ({ people, own, q, grant }: Props) => (
  <Panel label="People">
    <ul>
      {people.map(person => (
        <li
          key={person.id}
          className="flex flex-wrap items-center justify-between gap-3 border-line px-4 py-2 [li+&]:border-t"
        >
          <span className="wrap-anywhere">
            <a href={`/people/${person.id}`}>{person.name}</a> <span className="text-ink-2">{person.email}</span>
            <span className="block text-ink-2 text-xs">
              {person.confirmed ? '' : 'e-mail not confirmed · '}
              since <Moment at={person.createdAt} /> ·{' '}
              {person.lastSeen ? (
                <>
                  last here <Moment at={person.lastSeen} />
                </>
              ) : (
                'signed in nowhere'
              )}{' '}
              · {person.nPosts} contributions
              {person.suspendedUntil &&
                person.suspendedUntil > new Date() &&
                ` · suspended until ${formatMoment(person.suspendedUntil)}`}
              {' · '}
              <a href={`/moderation?subject=user:${person.id}`}>moderate</a>
            </span>
          </span>
          {person.id === own ? (
            <span className="text-ink-2">{person.role}</span>
          ) : (
            <ActionForm
              action={grant}
              hidden={{ id: String(person.id), q }}
              buttons={[{ label: 'Set the role' }]}
              className="flex flex-wrap items-center gap-2"
            >
              <select
                name="role"
                defaultValue={person.role}
                aria-label={`Role of ${person.name}`}
                className="h-[30px] rounded-control border border-edge bg-surface px-1.5 pointer-coarse:h-11"
              >
                {accountRoles.map(role => (
                  <option key={role}>{role}</option>
                ))}
              </select>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  </Panel>
)
