import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { ChangeList } from '#components/claims/change-list.tsx'
import { ClaimBodyView } from '#components/claims/claim-body.tsx'
import { ClaimRow } from '#components/claims/claim-row.tsx'
import { EvidenceChips } from '#components/claims/evidence-chips.tsx'
import { ReplyList } from '#components/claims/reply-list.tsx'
import { VotePanel } from '#components/claims/vote-panel.tsx'
import { FeedList } from '#components/feeds/feed-list.tsx'
import { ListDetailsForm } from '#components/lists/list-details-form.tsx'
import { ListRows } from '#components/lists/list-rows.tsx'
import { known } from '#components/markdown/rehype-keep-known.ts'
import { htmlFaults } from '#components/markdown/testing/html-faults.ts'
import { ActionList } from '#components/moderation/action-list.tsx'
import { QueueCard } from '#components/moderation/queue-card.tsx'
import { SearchList } from '#components/questions/search-list.tsx'
import { TaskList } from '#components/questions/task-list.tsx'
import { wordChanges } from '#lib/claims/field-changes.ts'
import type { StatedClaim } from '#lib/claims/kinds.ts'
import type { ListedClaim } from '#lib/claims/list-claims.ts'
import type { ReadClaim } from '#lib/claims/read-claim.ts'
import { hostileTexts } from '#lib/claims/testing/hostile-texts.ts'

vi.mock('server-only', () => ({}))

const at = new Date('2026-11-05T10:00:00Z')
const act = async () => ({})
const neuron = 'planted/0/7'
const person = (name: string) => ({ id: 1, name, role: 'member', deleted: false })
const reply = (text: string) => ({
  ...{ uid: 'r', author: person(text), text, createdAt: at, withdrawnAt: null, hiddenAt: null, own: false },
  replies: [],
})
const votes = (text: string): ReadClaim['votes'] => [
  { voter: person(text), value: 1, reason: text, version: 1, counts: true, createdAt: at },
]
const row = (stated: StatedClaim, name: string): ListedClaim => ({
  ...{ uid: '0123456789abcdef', kind: stated.kind, body: stated.body, confidence: 'low', evidence: [] },
  ...{ author: person(name), status: 'proposed', verified: false, votesFor: 0, votesAgainst: 0, version: 1 },
  ...{ question: null, tag: null, nReplies: 0, createdAt: at, updatedAt: at, withdrawnAt: null, hiddenAt: null },
})
const tag = (label: string): StatedClaim => ({ kind: 'tag', body: { neurons: [neuron], label } })

/** Everything that shows what people write, with a text in all of its fields. */
const shown: Record<string, (text: string) => ReactElement> = {
  'a reply and its author': text => <ReplyList uid="c" replies={[reply(text)]} open reply={act} withdraw={act} />,
  'reasons of votes': text => (
    <VotePanel
      claim={
        {
          uid: 'c',
          version: 1,
          withdrawnAt: null,
          hiddenAt: null,
          votes: votes(text),
          own: { mayVote: true, vote: votes(text)[0] },
        } as ReadClaim
      }
      signedIn
      vote={act}
    />
  ),
  'a tag': text => <ClaimBodyView stated={tag(text)} tag={text} />,
  'a predicate': text => (
    <ClaimBodyView
      stated={{
        kind: 'description',
        body: {
          neurons: [neuron],
          text,
          predicate: {
            type: 'or',
            of: [
              { type: 'tokens', tokens: [text] },
              { type: 'not', of: { type: 'domain', domains: [text] } },
              { type: 'regex', pattern: text, ignoreCase: true, wholeWord: true },
            ],
          },
        },
      }}
    />
  ),
  'a line of a list of claims': text => <ClaimRow claim={row(tag(text), text)} />,
  'notes of evidence': text => (
    <EvidenceChips
      evidence={[
        { type: 'link', url: 'https://example.org', note: text },
        { type: 'score', neuron, name: text, value: 1, note: text },
      ]}
    />
  ),
  'what an edit changed': text => <ChangeList changes={[{ name: 'text', parts: wordChanges('before', text) }]} />,
  'a feed': text => (
    <FeedList
      items={[
        {
          ...{ id: '1', at, actor: person(text), verb: 'claim.created', vote: null, reply: null, list: null },
          claim: { uid: 'c', kind: 'tag', words: text, status: 'proposed', verified: false, neurons: [neuron] },
        },
        {
          ...{ id: '2', at, actor: person(text), verb: 'list.published', vote: null, reply: null, claim: null },
          list: { uid: 'l', title: text },
        },
      ]}
    />
  ),
  'titles of lists': text => (
    <ListRows
      lists={[
        {
          kind: 'list',
          uid: 'l',
          title: text,
          owner: person(text),
          visibility: 'public',
          size: 1,
          updatedAt: at,
          hidden: false,
        },
      ]}
    />
  ),
  'the form of a list': text => (
    <ListDetailsForm action={act} list={{ uid: 'l', version: 1, title: text, note: text, visibility: 'public' }} />
  ),
  'a task': text => (
    <TaskList
      question="q"
      tick={act}
      tasks={[{ id: 1, text, author: person(text), createdAt: at, doneAt: null, hidden: false }]}
    />
  ),
  'a saved search': text => (
    <SearchList
      reader={1}
      remove={act}
      searches={[
        { id: 1, title: text, path: '/hunt', question: null, hiddenAt: null, createdAt: at, owner: person(text) },
      ]}
    />
  ),
  'a flag, and the text that is flagged': text => (
    <QueueCard
      action={act}
      entry={{
        subject: 'reply:r',
        found: {
          id: 1,
          suspendedUntil: null,
          closed: false,
          author: person(text),
          role: 'member',
          text,
          href: '/claims/c',
          hiddenAt: null,
        },
        reports: [{ cause: 'flag', reason: 'spam', note: text, reporter: person(text), at }],
      }}
    />
  ),
  'a moderator’s reason': text => (
    <ActionList
      actions={[{ id: 1, at, moderator: person(text), action: 'hide', subject: 'claim:c', reason: text, until: null }]}
    />
  ),
}

/** HTML without what React writes for a form whose action is a function of this site: it is no text of anybody. */
const html = (element: ReactElement) =>
  renderToStaticMarkup(element).replace(/ action="javascript:throw new Error\(&#x27;React form [\w ]+\.&#x27;\)"/g, '')

/** Elements and attributes that a plain text gives, and those of Markdown. */
function allowedBy(html: string): Record<string, string[]> {
  const allowed: Record<string, string[]> = Object.fromEntries(
    Object.entries({ ...known, p: ['class'], a: ['href', 'rel'], code: ['class'] }).map(([name, own]) => [
      name,
      [...own],
    ]),
  )
  for (const [, name, attributes] of html.matchAll(/<([a-zA-Z][\w-]*)((?: [a-zA-Z:-]+="[^"<>]*")*)\/?>/g)) {
    allowed[name] ??= []
    allowed[name].push(...[...attributes.matchAll(/ ([a-zA-Z:-]+)="/g)].map(([, attribute]) => attribute))
  }
  return allowed
}

test.each(Object.entries(shown))(
  `%s: none of ${hostileTexts.length} hostile texts becomes more than words`,
  (_, show) => {
    expect(hostileTexts.length).toBeGreaterThanOrEqual(200)
    const allowed = allowedBy(html(show('plain words')))
    const faults = hostileTexts.flatMap(text =>
      htmlFaults(html(show(text)), allowed).map(fault => `${text.slice(0, 100)}: ${fault}`),
    )
    expect(faults).toEqual([])
  },
)
