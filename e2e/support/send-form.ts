import type { APIRequestContext, APIResponse } from '@playwright/test'

const plain = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** Sends the page's form about an account as a browser without scripts would, with these fields and headers: the first that has these words. */
export async function sendForm(
  request: APIRequestContext,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
  words = '',
): Promise<APIResponse> {
  const html = await (await request.get(path)).text()
  const form = [...html.matchAll(/<form[^>]*>.*?<\/form>/gs)]
    .map(([text]) => text)
    .find(text => text.includes('$ACTION') && text.includes(words))
  if (!form) throw new Error(`${path}: wanted a form that works without scripts, got none`)
  const hidden: Record<string, string> = {}
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(input)?.[1]
    if (name) hidden[plain(name)] = plain(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? '')
  }
  return request.post(path, { multipart: { ...hidden, ...fields }, headers, maxRedirects: 0 })
}
