import { ActionForm } from '#components/claims/action-form.tsx'
import { FlagLink } from '#components/claims/flag-link.tsx'
import { Moment } from '#components/claims/moment.tsx'
import { PersonName } from '#components/claims/person-name.tsx'
import { Markdown } from '#components/markdown/markdown.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'
import type { ReadReply } from '#lib/claims/reply-tree.ts'

interface Props {
  /** The claim's uid. */
  uid: string
  replies: ReadReply[]
  /** Whether the reader may answer, or would be asked to sign in first. */
  open: boolean
  reply: FormAction
  withdraw: FormAction
  /** How deep these stand in the thread, from 0; deeper ones than 4 are not indented further. */
  depth?: number
}

/** Replies in the order of writing, answers below what they answer. */
export const ReplyList = ({ replies, depth = 0, ...rest }: Props) => (
  <ol className={depth > 0 && depth <= 4 ? 'mt-3 grid gap-3 border-line border-l pl-3 wide:pl-4' : 'mt-3 grid gap-3'}>
    {replies.map(reply => (
      <li key={reply.uid} id={`reply-${reply.uid}`} className="scroll-mt-2">
        <Reply one={reply} {...rest} />
        {reply.replies.length > 0 && <ReplyList replies={reply.replies} depth={depth + 1} {...rest} />}
      </li>
    ))}
  </ol>
)

const Reply = ({ one, uid, open, reply, withdraw }: Omit<Props, 'replies'> & { one: ReadReply }) => (
  <article aria-label={`Reply of ${one.author.name}`}>
    <p className="text-ink-2 text-sm">
      <PersonName person={one.author} />, <Moment at={one.createdAt} />
      {one.withdrawnAt && ', withdrawn'}
      {one.hiddenAt && ', hidden by a moderator'}
    </p>
    {one.text === null ? (
      <p className="text-ink-3">{one.hiddenAt ? 'Hidden by a moderator.' : 'Withdrawn by its author.'}</p>
    ) : (
      <Markdown text={one.text} />
    )}
    <div className="mt-1 flex flex-wrap items-start gap-x-3 text-sm">
      {open && one.text !== null && !one.withdrawnAt && !one.hiddenAt && (
        <details className="open:basis-full">
          <summary className="w-fit text-[13px]/[30px] text-ink-2 pointer-coarse:leading-[44px]">Answer</summary>
          <ActionForm
            action={reply}
            draft={`reply:${one.uid}`}
            hidden={{ uid, parent: one.uid }}
            area={{ name: 'text', label: `Answer to ${one.author.name}`, required: true, maxLength: 4000 }}
            buttons={[{ label: 'Send the answer', kind: 'strong' }]}
            className="mt-1.5"
          />
        </details>
      )}
      {one.own ? (
        !one.hiddenAt && (
          <ActionForm
            action={withdraw}
            hidden={{ uid, reply: one.uid, ...(one.withdrawnAt ? { back: '1' } : {}) }}
            buttons={[{ label: one.withdrawnAt ? 'Bring the reply back' : 'Withdraw the reply', kind: 'quiet' }]}
          />
        )
      ) : (
        <FlagLink subject={`reply:${one.uid}`} />
      )}
    </div>
  </article>
)
