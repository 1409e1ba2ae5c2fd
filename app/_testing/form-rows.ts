import type { Cast, Things } from '#app/_testing/form-things.ts'
import { questions } from '#lib/questions/questions.ts'

/** Who sends a form, and the fields with which it does what it is for. */
export type FormRow = [who: keyof Cast | null, fields: (there: Things) => Record<string, string>]

const [{ slug: question }] = questions
const neuron = 'planted/0/1'
/** The password of everybody here. */
export const password = 'correct horse battery'

/** Every server action that takes a form, but those whose form is made by a device (lib/accounts/passkeys.db.test.ts) or asks another site. */
export const formRows: Record<string, FormRow> = {
  'account/actions.ts signUpAction': [
    null,
    () => ({ name: 'New', email: 'new@example.org', password, next: '/claims' }),
  ],
  'account/actions.ts signInAction': [null, () => ({ email: 'member@example.org', password, next: '/claims' })],
  'account/actions.ts confirmAction': [null, ({ confirm }) => ({ token: confirm, next: '/claims' })],
  'account/actions.ts forgotAction': [null, () => ({ email: 'member@example.org' })],
  'account/actions.ts resetAction': [null, () => ({ token: 'chosen', password: 'another long password' })],
  'account/actions.ts signOutAction': ['member', () => ({})],
  'account/actions.ts endSessionAction': ['member', ({ session }) => ({ id: session })],
  'account/actions.ts deleteAction': ['member', () => ({ password })],
  'account/digest-action.ts setDigestAction': ['member', () => ({ digest: 'weekly' })],
  'account/key-actions.ts makeKeyAction': ['member', () => ({ name: 'Script', scope: 'account' })],
  'account/key-actions.ts revokeKeyAction': ['member', ({ key }) => ({ id: key })],
  'account/passkey-actions.ts renamePasskeyAction': ['member', ({ passkey }) => ({ id: passkey, name: 'Phone' })],
  'account/passkey-actions.ts removePasskeyAction': ['member', ({ passkey }) => ({ id: passkey })],
  'account/news/actions.ts openNewsAction': ['member', ({ news }) => ({ id: news })],
  'account/news/actions.ts readAllAction': ['member', () => ({})],
  'activity/watch-action.ts watchAction': [
    'member',
    ({ mine }) => ({ subject: `claim:${mine}`, on: '', next: '/claims' }),
  ],
  'admin/actions.ts grantAction': ['admin', () => ({ id: '2', role: 'trusted', q: 'o' })],
  'claims/[uid]/actions.ts voteAction': [
    'member',
    ({ claim }) => ({ uid: claim, value: '1', reason: 'Seen.', version: '1' }),
  ],
  'claims/[uid]/actions.ts replyAction': [
    'member',
    ({ claim, reply }) => ({ uid: claim, text: 'And?', parent: reply }),
  ],
  'claims/[uid]/actions.ts withdrawAction': ['member', ({ mine }) => ({ uid: mine, back: '' })],
  'claims/[uid]/actions.ts withdrawReplyAction': ['member', ({ claim, reply }) => ({ uid: claim, reply, back: '' })],
  'claims/[uid]/actions.ts decideAction': [
    'member',
    ({ family, suggestion }) => ({ uid: family, suggestion, decision: 'accept', value: '2' }),
  ],
  'claims/[uid]/actions.ts checkAction': ['other', ({ family }) => ({ uid: family })],
  'claims/form-actions.tsx createAction': [
    'member',
    () => ({
      ...{ kind: 'tag', neurons: neuron, label: 'digit', text: 'So.', confidence: 'low', question },
      ...{ evidence: 'https://example.org/ said there', predicate: 'regex', predicateText: '\\d' },
    }),
  ],
  'claims/form-actions.tsx editAction': [
    'member',
    ({ mine }) => ({
      ...{ uid: mine, kind: 'description', from: '1', summary: 'Better.', neurons: neuron, text: 'So.' },
      ...{ confidence: 'low', evidence: '' },
    }),
  ],
  'flag/actions.ts flagAction': [
    'member',
    ({ claim }) => ({ subject: `claim:${claim}`, reason: 'spam', note: 'See.' }),
  ],
  'lists/actions.ts createListAction': [
    'member',
    () => ({ title: 'New', note: 'So.', visibility: 'private', neurons: neuron }),
  ],
  'lists/actions.ts changeListAction': [
    'member',
    ({ list }) => ({ uid: list, do: 'details', version: '1', title: 'New', note: 'So.', visibility: 'private' }),
  ],
  'lists/actions.ts deleteListAction': ['member', ({ list }) => ({ uid: list })],
  'lists/keep/action.ts keepAction': ['member', ({ list }) => ({ neuron: 'planted/0/3', kept: list, on: '1' })],
  'moderation/actions.ts moderateAction': [
    'moderator',
    ({ claim }) => ({ subject: `claim:${claim}`, action: 'suspend', reason: 'Because.', days: '2' }),
  ],
  'questions/actions.ts saveSearchAction': ['member', () => ({ title: 'Even', path: '/hunt?sort=poly', question })],
  'questions/actions.ts removeSearchAction': ['member', ({ search }) => ({ id: search, question })],
  'questions/actions.ts addTaskAction': ['member', () => ({ question, text: 'Look there.' })],
  'questions/actions.ts tickTaskAction': ['member', ({ task }) => ({ id: task, done: '1', question })],
  'tags/[label]/actions.ts mergeTagAction': ['moderator', () => ({ label: 'one', into: 'two', reason: 'The same.' })],
  'tags/[label]/actions.ts unmergeTagAction': ['moderator', () => ({ label: 'three' })],
}

/** Fields that no form has but the database does, by every name that they go by; each value would be seen if it were kept. */
export const foreign: Record<string, string> = {
  ...{ id: '2', uid: 'feedfeedfeedfeed', userId: '2', user_id: '2', ownerId: '2', owner_id: '2', owner: '2' },
  ...{ authorId: '2', author_id: '2', author: '2', reporterId: '2', moderatorId: '2', personId: '2', doneBy: '2' },
  ...{ role: 'admin', emailVerified: 'true', email_verified: 'true', suspendedUntil: '', suspended_until: '' },
  ...{ deletedAt: '1999-12-31', deleted_at: '1999-12-31', image: 'https://evil.example/', accountId: '2' },
  ...{ visibility: 'public', public: 'true', kind: 'bookmarks', status: 'supported', editors: 'members' },
  ...{ hiddenAt: '1999-12-31', hidden_at: '1999-12-31', hidden: '', withdrawnAt: '1999-12-31', statedIn: '7' },
  ...{ createdAt: '1999-12-31', created_at: '1999-12-31', updatedAt: '1999-12-31', expiresAt: '2999-12-31' },
  ...{ scopes: 'account', hash: 'f'.repeat(64), prefix: 'evil', lastUsedAt: '1999-12-31', digestAt: '1999-12-31' },
  ...{ email: 'evil@example.org', token: 'evil', gold: 'true', correct: 'true', score: '1', until: '1999-12-31' },
}
