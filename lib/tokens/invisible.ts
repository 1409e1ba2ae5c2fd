const names: Record<string, string> = {
  '\u00a0': 'no-break space',
  '\u00ad': 'soft hyphen',
  '\u200b': 'zero width space',
  '\u200c': 'zero width non-joiner',
  '\u200d': 'zero width joiner',
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u2060': 'word joiner',
  '\u3000': 'ideographic space',
  '\ufeff': 'byte order mark',
}

const codePoint = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/** Text with nothing hidden, for a tooltip: spaces as `·`, invisible characters by name, as in `(zero width joiner)`. */
export const spellOut = (text: string): string =>
  text
    .replace(/ /g, '·')
    .replace(
      /[\u00a0\u3000]|\p{Cf}|[\ufe00-\ufe0f\u034f]/gu,
      character => `(${names[character] ?? codePoint(character)})`,
    )
