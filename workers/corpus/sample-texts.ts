import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderCountryProfile } from '#workers/corpus/country-profile.ts'
import { packageFiles, packageFolder } from '#workers/corpus/package-files.ts'
import type { SampleSource } from '#workers/corpus/sample-sources.ts'

/** A whole work or file before it is cut. */
export interface SampleText {
  source: string
  text: string
}

/** A copyright or licence line that names anyone but the Python Software Foundation: the file may be under another licence. */
function hasForeignNotice(text: string): boolean {
  return text
    .split('\n')
    .some(line => /copyright|licensed under/i.test(line) && !/Python Software Foundation|PSF/.test(line))
}

/** Minified or generated text: a line longer than any hand writes. */
const isGenerated = (text: string): boolean => text.split('\n').some(line => line.length > 1000)

function textsOf(source: SampleSource, file: string, content: string): SampleText[] {
  if (source.kind === 'speech') {
    const { year, name, text } = JSON.parse(content) as { year: number; name: string; text: string }
    return [{ source: `State of the Union ${year}, ${name}`, text }]
  }
  if (source.kind === 'chapter') {
    const { chapter, title, text } = JSON.parse(content) as { chapter: string; title: string; text: string }
    const work = 'Moby-Dick by Herman Melville'
    if (!/^\d+$/.test(chapter)) return [{ source: `${work}, ${chapter}`, text }]
    return [{ source: `${work}, chapter ${chapter}: ${title.replace(/\.$/, '')}`, text: `${title}\n\n${text}` }]
  }
  if (source.kind === 'country') {
    const code = file.slice(file.lastIndexOf('/') + 1, -'.json'.length)
    return renderCountryProfile(JSON.parse(content), code).map(({ country, section, text }) => ({
      source: `World Factbook, ${country}: ${section}`,
      text,
    }))
  }
  if (isGenerated(content) || (source.domain === 'python' && hasForeignNotice(content))) return []
  return [{ source: `${source.package}: ${file}`, text: content.replace(/^\/\/# sourceMappingURL=.*$/m, '') }]
}

/** The texts of one line of the table, files in order; unreadable and generated files are left out. */
export async function* sampleTexts(source: SampleSource): AsyncGenerator<SampleText> {
  const folder = packageFolder(source.package)
  for (const file of await packageFiles(source.package, source.files, source.except))
    yield* textsOf(source, file, await readFile(join(folder, file), 'utf8'))
}
