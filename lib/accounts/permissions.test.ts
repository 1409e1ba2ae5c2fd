import { expect, test } from 'vitest'
import { actions, may } from '#lib/accounts/permissions.ts'
import { accountRoles, parseAccountRole, roles } from '#lib/accounts/role.ts'

// Written out by hand, a second time: v visitor, m member, t trusted, o moderator, a admin.
const expected = {
  read: 'vmtoa',
  'account.own': 'mtoa',
  'key.own': 'mtoa',
  'claim.write': 'mtoa',
  'claim.withdraw': 'mtoa',
  'claim.vote': 'mtoa',
  'family.check': 'mtoa',
  'claim.reply': 'mtoa',
  'game.answer': 'mtoa',
  'list.write': 'mtoa',
  flag: 'mtoa',
  'limits.fewer': 'toa',
  'tag.merge': 'oa',
  'queue.read': 'oa',
  'contribution.hide': 'oa',
  'person.suspend': 'oa',
  'role.grant': 'a',
  'site.administer': 'a',
}
const letters = { visitor: 'v', member: 'm', trusted: 't', moderator: 'o', admin: 'a' }

test('every role and every action is as the table by hand says', () => {
  const found = Object.fromEntries(
    actions.map(action => [
      action,
      roles
        .filter(role => may(role, action))
        .map(role => letters[role])
        .join(''),
    ]),
  )
  expect(found).toEqual(expected)
})

test('a higher role may do whatever a lower one may', () => {
  for (const action of actions)
    for (let i = 1; i < roles.length; i++)
      if (may(roles[i - 1], action)) expect(may(roles[i], action), `${roles[i]} ${action}`).toBe(true)
})

test('an account has a role other than visitor, and no other word is one', () => {
  expect(accountRoles.map(parseAccountRole)).toEqual(['member', 'trusted', 'moderator', 'admin'])
  expect(['visitor', 'Admin', 'admin ', '', 'constructor', '__proto__'].map(parseAccountRole)).toEqual(
    Array(6).fill(null),
  )
})
