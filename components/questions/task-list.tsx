import { ActionForm } from '#components/claims/action-form.tsx'
import { FlagLink } from '#components/claims/flag-link.tsx'
import { PersonName } from '#components/claims/person-name.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'
import { formatDate } from '#lib/format/time.ts'
import type { Task } from '#lib/questions/tasks.ts'

/** Things left to do, which every member may tick. */
export const TaskList = ({ question, tasks, tick }: { question: string; tasks: Task[]; tick: FormAction }) => (
  <ul>
    {tasks.map(({ id, text, author, createdAt, doneAt, hidden }) => (
      <li key={id} className="flex items-start justify-between gap-3 border-line border-b px-4 py-2">
        <span className="wrap-anywhere min-w-0">
          <span className={doneAt ? 'text-ink-2 line-through' : ''}>{text}</span>
          <span className="block text-ink-2 text-xs">
            <PersonName person={author} />, {formatDate(createdAt)}
            {doneAt && `, done ${formatDate(doneAt)}`}
            {hidden && ', hidden by a moderator'}
          </span>
        </span>
        <span className="flex shrink-0 items-start gap-3">
          <FlagLink subject={`task:${id}`} />
          <ActionForm
            action={tick}
            hidden={{ question, id: String(id), done: doneAt ? '' : '1' }}
            buttons={[{ label: doneAt ? 'Open again' : 'Done' }]}
          />
        </span>
      </li>
    ))}
  </ul>
)
