/** Longest address one is sent back to. */
const LONGEST = 2_000

/**
 * Where to go after signing in: `next` if it is a path of this site, else `otherwise`. Anything a browser could read as another
 * site's address (`//x`, `/\x`, a scheme, control characters) is none, nor are the pages of signing in themselves.
 */
export function safeNext(next: string | null | undefined, otherwise = '/account'): string {
  if (!next || next.length > LONGEST || !/^\/(?![/\\])/.test(next) || hasControls(next)) return otherwise
  const base = 'http://site.invalid'
  if (!URL.canParse(next, base)) return otherwise
  const { origin, pathname, search, hash } = new URL(next, base)
  // Dots are resolved by now: `/.//x` has become `//x`.
  if (origin !== base || pathname.startsWith('//') || /^\/(account\/|api\/)/.test(pathname)) return otherwise
  return pathname + search + hash
}

/** Browsers drop tabs and line breaks from addresses, which would bring `/<tab>/x` to another site. */
const hasControls = (text: string) => [...text].some(letter => letter < ' ' || letter === '\u007f')
