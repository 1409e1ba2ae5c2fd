let asked: { at: string; answer: Promise<number> } | undefined

/** How much news the person has not read, asked once for each page that is opened; 0 where there is no answer. */
export function unreadNews(pathname: string): Promise<number> {
  if (asked?.at === pathname) return asked.answer
  const answer = fetch('/api/mine/news')
    .then(async response => (response.ok ? ((await response.json()) as { unread: number }).unread : 0))
    .catch(() => 0)
  asked = { at: pathname, answer }
  return answer
}
