/** Columns of text, two spaces apart, each as wide as its longest cell; numbers (cells of digits) to the right. */
export const textTable = (header: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map(row => row[i].length)))
  const right = header.map((_, i) => rows.length > 0 && rows.every(row => /^[\d,.%-]*$/.test(row[i])))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (right[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd()
  return [header, ...rows].map(line).join('\n')
}
