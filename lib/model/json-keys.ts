/**
 * The keys of a JSON object's outermost level, in order, repeats included: JSON.parse keeps only the last of two equal keys.
 * The text must be valid JSON of an object.
 */
export function topLevelKeys(text: string): string[] {
  const keys: string[] = []
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') depth--
    else if (char === '"') {
      const start = at
      for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++
      if (depth === 1 && /^\s*:/.test(text.slice(at + 1, at + 64))) keys.push(JSON.parse(text.slice(start, at + 1)))
    }
  }
  return keys
}
