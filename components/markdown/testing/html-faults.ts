const TAG = /<(\/?)([a-zA-Z][\w-]*)((?: [a-zA-Z:-]+="[^"<>]*")*)\/?>/g

/**
 * What is in a piece of HTML that should not be, in words: an element that is not allowed, an attribute that its element may not have, an
 * address that does not lead to the web or this site, or a `<` or `>` outside of tags. Strict: HTML that it does not fully understand is a fault.
 */
export function htmlFaults(html: string, allowed: Readonly<Record<string, readonly string[]>>): string[] {
  const faults: string[] = []
  for (const [, close, name, attributes] of html.matchAll(TAG)) {
    if (!Object.hasOwn(allowed, name)) faults.push(`element ${name}`)
    if (close && attributes) faults.push(`attributes of an end tag ${name}`)
    for (const [, attribute, value] of attributes.matchAll(/ ([a-zA-Z:-]+)="([^"]*)"/g)) {
      if (!allowed[name]?.includes(attribute)) faults.push(`attribute ${attribute} of ${name}`)
      if (/^(href|src|action)$/.test(attribute) && !harmless(value)) faults.push(`address ${value}`)
    }
  }
  const rest = html.replace(TAG, '')
  if (/[<>]/.test(rest)) faults.push(`a bracket in ${rest.slice(0, 80)}`)
  return faults
}

const harmless = (address: string) => /^(https?:\/\/[^@]*($|[/?#])|\/($|[^/\\]))/.test(address)
