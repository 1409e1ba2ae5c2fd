/** What a moderator can do about something. */
export const moderationVerbs = ['hide', 'restore', 'warn', 'suspend', 'unsuspend', 'dismiss'] as const

/** One of these. */
export type ModerationVerb = (typeof moderationVerbs)[number]

/** What has been done, as the public log says it. */
export const verbWords: Record<string, string> = {
  hide: 'hidden',
  restore: 'restored',
  warn: 'author warned',
  suspend: 'author suspended',
  unsuspend: 'suspension ended',
  dismiss: 'looked at, nothing to do',
  'merge-tags': 'tags put together',
  'unmerge-tags': 'tags taken apart',
}
