import { claimHref } from '#lib/claims/claim-address.ts'
import type { FeedItem } from '#lib/feeds/feed-item.ts'

const kindWords: Record<string, string> = {
  description: 'a description',
  tag: 'a tag',
  family: 'a family',
  split: 'a split',
  regex: 'a pattern',
  relation: 'a relation',
}

const deeds: Record<string, string> = {
  'claim.created': 'wrote',
  'claim.edited': 'changed',
  'claim.withdrawn': 'withdrew',
  'claim.restored': 'brought back',
  'claim.replied': 'replied to',
  'list.published': 'made public',
  'list.added': 'added neurons to',
}

/** What was done to what, between the person's name and the thing's: "voted against a description". */
export function deedWords({ verb, vote, claim }: Pick<FeedItem, 'verb' | 'vote' | 'claim'>): string {
  const deed = verb === 'claim.voted' ? (vote === -1 ? 'voted against' : 'voted for') : (deeds[verb] ?? 'changed')
  return `${deed} ${claim ? (kindWords[claim.kind] ?? 'a claim') : 'the list'}`
}

/** Address of what an activity is about, on this site. */
export const deedHref = ({ claim, list, reply }: Pick<FeedItem, 'claim' | 'list' | 'reply'>): string =>
  claim ? `${claimHref(claim.uid)}${reply ? `#reply-${reply}` : ''}` : `/lists/${list?.uid ?? ''}`
