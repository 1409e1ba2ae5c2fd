import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ReadOptions, type ReadProgress, readPaths } from '#workers/corpus/read-paths.ts'
import { createReadReport, describeReport } from '#workers/corpus/read-report.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soluscope-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}

async function read(paths: string[], options: ReadOptions = {}) {
  const report = createReadReport()
  const documents = []
  for await (const document of readPaths(paths, { report, ...options })) documents.push(document)
  return { documents, report, texts: documents.map(document => document.text) }
}

const jsonl = (...records: unknown[]) => records.map(record => `${JSON.stringify(record)}\n`).join('')

describe('JSONL', () => {
  it('keeps provenance and other fields', async () => {
    const path = await file(
      'a.jsonl',
      jsonl({ text: 'one', domain: 'law', licence: 'MIT', year: 1999 }, { text: 'two' }),
    )
    const { documents } = await read([path], { licence: 'CC0-1.0' })
    expect(documents).toEqual([
      { text: 'one', domain: 'law', licence: 'MIT', source: `${path}, line 1`, extra: { year: 1999 } },
      { text: 'two', domain: 'text', licence: 'CC0-1.0', source: `${path}, line 2` },
    ])
  })

  it('is the same gzipped, with a byte order mark, CRLF, blank lines and no last line end', async () => {
    const plain = jsonl({ text: 'one' }, { text: 'zwei 😀' })
    const windows = `\ufeff${plain.replaceAll('\n', '\r\n\r\n')}{"text": "three"}`
    expect((await read([await file('b.jsonl.gz', gzipSync(plain))])).texts).toEqual(['one', 'zwei 😀'])
    expect((await read([await file('c.ndjson', windows)])).texts).toEqual(['one', 'zwei 😀', 'three'])
  })

  it('is known by its content where the name says json or nothing', async () => {
    const lines = jsonl({ text: 'one' }, { text: 'two' })
    expect((await read([await file('d.json.gz', gzipSync(lines))])).texts).toEqual(['one', 'two'])
    expect((await read([await file('d', lines)])).texts).toEqual(['one', 'two'])
    expect((await read([await file('pretty.json', '{\n  "text": "one"\n}\n')])).documents[0].domain).toBe('json')
  })

  it('counts bad lines, shows the first five with their numbers and goes on', async () => {
    const bad = ['{"text": 5}', '[1]', 'no json', '{"body": "x"}', '{"text": "cut', 'null', '7']
    const path = await file('bad.jsonl', `{"text": "first"}\n${bad.join('\n')}\n{"text": "last"}\n`)
    const { texts, report } = await read([path])
    expect(texts).toEqual(['first', 'last'])
    expect(report.badLines).toBe(7)
    expect(report.firstBad.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 no string "text"',
      '3 not a JSON object',
      '4 not JSON',
      '5 no string "text"',
      '6 not JSON',
    ])
    expect(describeReport(report)).toEqual([
      '7 lines could not be read and were left out:',
      ...report.firstBad.map(({ line, reason }) => `${path}:${line}: ${reason}`),
      '... and 2 more',
    ])
  })

  it('stops at the first bad line when strict', async () => {
    const path = await file('strict.jsonl', '{"text": "a"}\noops\n')
    await expect(read([path], { strict: true })).rejects.toThrow(`${path}:2: not JSON`)
  })

  it('replaces invalid UTF-8 and leaves out empty texts, counting both', async () => {
    const broken = Buffer.concat([Buffer.from('{"text": "a'), Buffer.from([0xff]), Buffer.from('b"}\n')])
    const path = await file('utf8.jsonl', Buffer.concat([broken, Buffer.from(jsonl({ text: '' }, { text: ' \n' }))]))
    const { texts, report } = await read([path])
    expect(texts).toEqual(['a\ufffdb'])
    expect(report).toMatchObject({ invalidUtf8: 1, empty: 2, records: 1, badLines: 0 })
  })

  it('cuts a record of more than 8 MB while reading, with the fields before its text', async () => {
    const text = 'A sentence of some length. '.repeat(700_000)
    const path = await file('huge.jsonl', jsonl({ text: 'small' }, { domain: 'law', text, late: 1 }, { text: 'next' }))
    const { documents, texts, report } = await read([path])
    expect(texts.slice(1, -1).join('') === text).toBe(true)
    expect(Math.max(...texts.map(piece => piece.length))).toBeLessThanOrEqual(20_000)
    expect(documents[1]).toMatchObject({ domain: 'law', source: `${path}, line 2 (piece 1)` })
    expect([texts[0], texts.at(-1)]).toEqual(['small', 'next'])
    expect(report).toMatchObject({ records: 3, badLines: 0 })
  })
})

describe('plain text', () => {
  it('is one document a file, named and sorted by kind', async () => {
    const path = await file('note.md', '\ufeff# Title\r\n\r\nText\r\n')
    const { documents } = await read([path])
    expect(documents).toEqual([
      { text: '# Title\r\n\r\nText\r\n', domain: 'markdown', source: path, licence: 'unknown' },
    ])
  })

  it('comes in pieces where it is long, without losing a byte', async () => {
    const text = 'Zeile um Zeile 😀 – weiter.\n'.repeat(100_000)
    const { documents, texts } = await read([await file('long.txt.gz', gzipSync(text))])
    expect(texts.join('') === text).toBe(true)
    expect(Math.max(...texts.map(piece => piece.length))).toBeLessThanOrEqual(20_000)
    expect(documents[1].source).toMatch(/long\.txt\.gz \(piece 2\)$/)
  })

  it('counts invalid UTF-8 and empty files', async () => {
    const paths = [await file('latin1.txt', Buffer.from('caf\xe9', 'latin1')), await file('empty.txt', ' \n')]
    const { texts, report } = await read([...paths, await file('zero.txt', '')])
    expect(texts).toEqual(['caf\ufffd'])
    expect(report).toMatchObject({ invalidUtf8: 1, empty: 2, files: 3 })
  })
})

describe('Parquet', () => {
  const columns = {
    columnData: [
      { name: 'text', data: ['one', '', 'drei 😀'], type: 'STRING' as const },
      { name: 'domain', data: ['law', 'law', 'law'], type: 'STRING' as const },
      { name: 'stars', data: [1n, 2n, 3n], type: 'INT64' as const },
    ],
  }
  const expected = (path: string) => [
    { text: 'one', domain: 'law', licence: 'unknown', source: `${path}, row 1`, extra: { stars: 1 } },
    { text: 'drei 😀', domain: 'law', licence: 'unknown', source: `${path}, row 3`, extra: { stars: 3 } },
  ]

  it('gives its rows, also from several row groups and gzipped', async () => {
    const bytes = new Uint8Array(parquetWriteBuffer({ ...columns, rowGroupSize: 2 }))
    const plain = await file('p.parquet', bytes)
    const packed = await file('q.parquet.gz', gzipSync(bytes))
    const { documents, report } = await read([plain])
    expect(documents).toEqual(expected(plain))
    expect(report).toMatchObject({ records: 2, empty: 1 })
    expect((await read([packed])).documents).toEqual(expected(packed))
  })

  it('without a text column, or cut off, is an error that says so', async () => {
    const other = parquetWriteBuffer({ columnData: [{ name: 'body', data: ['x'], type: 'STRING' }] })
    const path = await file('r.parquet', new Uint8Array(other))
    await expect(read([path])).rejects.toThrow(`${path}: wanted a column "text", got body`)
    const half = await file('half.parquet', new Uint8Array(other).subarray(0, 40))
    await expect(read([half])).rejects.toThrow(`${half}: not a whole Parquet file`)
  })
})

describe('paths', () => {
  it('of a folder give all its files in order, without hidden, installed and binary ones', async () => {
    await file('tree/b/2.txt', 'two')
    await file('tree/a.jsonl', jsonl({ text: 'one' }))
    await file('tree/c.py', 'three')
    await file('tree/.git/config', 'hidden')
    await file('tree/node_modules/x.js', 'installed')
    await file('tree/d.bin', new Uint8Array([1, 0, 2]))
    const { documents, report } = await read([join(folder, 'tree')])
    expect(documents.map(({ text, domain }) => `${text} ${domain}`)).toEqual(['one text', 'two text', 'three python'])
    expect(report).toMatchObject({ files: 3, binaryFiles: 1 })
  })

  it('that are missing, binary or cut off are errors', async () => {
    await expect(read([join(folder, 'missing')])).rejects.toThrow('missing: no such file or folder')
    const binary = await file('x.bin', new Uint8Array([1, 0, 2]))
    await expect(read([binary])).rejects.toThrow('neither text, JSONL nor Parquet')
    const cut = await file('cut.txt.gz', gzipSync('a long enough text '.repeat(5000)).subarray(0, 100))
    await expect(read([cut])).rejects.toThrow(`${cut}: cannot be read to its end (unexpected end of file)`)
  })

  it('report bytes up to the sum of the files', async () => {
    const paths = [
      await file('s.txt', 'abc'),
      await file(
        't.parquet',
        new Uint8Array(
          parquetWriteBuffer({
            columnData: [{ name: 'text', data: ['x'], type: 'STRING' }],
          }),
        ),
      ),
    ]
    const seen: ReadProgress[] = []
    await read(paths, { onProgress: progress => seen.push({ ...progress }) })
    const total = seen[0].bytesTotal
    expect(seen.at(-1)).toEqual({ bytesRead: total, bytesTotal: total })
    expect(seen.every(({ bytesRead }, i) => i === 0 || bytesRead >= seen[i - 1].bytesRead)).toBe(true)
  })
})
