/** Fetches the document behind a row's link and shows it under the passage; a second call puts it away again. */
export async function openWholeText(link: HTMLAnchorElement): Promise<void> {
  const row = link.closest('.row')
  const shown = row?.querySelector('.passage')
  if (!row || link.ariaBusy === 'true') return
  if (shown) {
    shown.remove()
    link.textContent = 'Whole text'
    return
  }
  link.ariaBusy = 'true'
  const passage = document.createElement('div')
  passage.className = 'passage'
  passage.tabIndex = 0
  passage.role = 'region'
  passage.ariaLabel = 'Whole text'
  try {
    const answer = await fetch(link.href, { headers: { accept: 'text/html' } })
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
    // The server escaped every text of it (lib/tokens/glyphs.ts).
    passage.innerHTML = await answer.text()
    link.textContent = 'Hide the whole text'
  } catch (error) {
    passage.textContent = `Wanted the whole text; ${error instanceof Error ? error.message : error}. Hide it and try again.`
    link.textContent = 'Hide'
  }
  link.ariaBusy = null
  row.append(passage)
  const firing = passage.querySelector('u')
  if (firing) {
    const above = firing.getBoundingClientRect().top - passage.getBoundingClientRect().top
    passage.scrollTop += above - passage.clientHeight / 3
  }
}
