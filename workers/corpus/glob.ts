/**
 * A glob as a RegExp over paths with `/`: `**` is any number of folders, `*` anything but a slash, `{a,b}` a choice.
 */
export function globToRegExp(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*|[{},]|[.+^$()|[\]\\?]/g, token => {
    if (token === '**/') return '(?:[^/]+/)*'
    if (token === '*') return '[^/]*'
    if (token === '{') return '(?:'
    if (token === '}') return ')'
    if (token === ',') return '|'
    return `\\${token}`
  })
  return new RegExp(`^${source}$`)
}
