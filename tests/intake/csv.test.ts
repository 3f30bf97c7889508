import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../electron/contract/error.ts'
import {
  createHeader,
  firstRecords,
  openSimpleTable,
  readRecords,
} from '../../electron/intake/csv.ts'
import { looksLike, measure, type Source } from '../../electron/intake/source.ts'
import { bytesSource, textSource } from './sources.ts'

async function cellsOf(source: Source): Promise<string[][]> {
  const records: string[][] = []
  for await (const { cells } of readRecords(source, await measure(source))) records.push(cells)
  return records
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

const text = 'URN,Name\r\n100000,Thomas à Becket\r\n100001,"North Star, 82°"\r\n'
const expected = [
  ['URN', 'Name'],
  ['100000', 'Thomas à Becket'],
  ['100001', 'North Star, 82°'],
]

describe('reading delimited files', () => {
  it('decides the encoding over the whole file', async () => {
    expect(await cellsOf(textSource(text))).toEqual(expected)
    expect(await cellsOf(textSource('\ufeff' + text))).toEqual(expected)
    expect(await cellsOf(bytesSource(Buffer.from(text, 'latin1')))).toEqual(expected)
    expect(await cellsOf(bytesSource(utf16(text, 'le', true)))).toEqual(expected)
    expect(await cellsOf(bytesSource(utf16(text, 'be', true)))).toEqual(expected)
    expect(await cellsOf(bytesSource(utf16(text, 'le', false)))).toEqual(expected)
    const late = Buffer.concat([
      Buffer.from('a,b\n'.repeat(40_000)),
      Buffer.from([0x93, 0x94, 0x0a]),
    ])
    const measured = await measure(bytesSource(late, 65_536))
    expect(measured.encoding).toBe('windows-1252')
  })

  it('reads the quotation marks, dashes and the euro of windows-1252', async () => {
    const bytes = Buffer.from([0x80, 0x2c, 0x92, 0x2c, 0x96, 0x2c, 0x9c, 0x2c, 0xe9])
    expect(await cellsOf(bytesSource(bytes))).toEqual([['€', '’', '–', 'œ', 'é']])
  })

  it('hashes and counts the bytes as they are', async () => {
    const measured = await measure(textSource('abc', 1))
    expect(measured.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(measured.bytes).toBe(3)
  })

  it('keeps rows longer and shorter than the header, and counts blank lines and quoted line ends as a spreadsheet does', async () => {
    const table = await openSimpleTable(
      textSource('URN, School Name \n1,"two\nlines",extra,more\n\n,,\n2\n'),
    )
    const records = []
    for await (const { row, cells, extra, get } of table.records) {
      records.push({
        row,
        cells: cells.length,
        extra,
        urn: get('urn'),
        name: get('SCHOOL  NAME'),
        none: get('x'),
      })
    }
    expect(records).toEqual([
      { row: 2, cells: 4, extra: ['extra', 'more'], urn: '1', name: 'two\nlines', none: undefined },
      { row: 5, cells: 1, extra: [], urn: '2', name: undefined, none: undefined },
    ])
  })

  it('takes any line ends, even mixed, and stray quotation marks', async () => {
    expect(await cellsOf(textSource('a,b\r\n1,2\n3,4\r5,Kids" Club'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', 'Kids" Club'],
    ])
  })

  it('finds semicolons and tabs as delimiters, and is not misled by commas in quoted cells or titles', async () => {
    expect(await cellsOf(textSource('a;b;c\n1;"2,2,2,2";3'))).toEqual([
      ['a', 'b', 'c'],
      ['1', '2,2,2,2', '3'],
    ])
    expect(await cellsOf(textSource('a;b\n1,5;2,5'))).toEqual([
      ['a', 'b'],
      ['1,5', '2,5'],
    ])
    expect(await cellsOf(textSource('a\tb\n1\t2'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(await cellsOf(textSource('Title, of a file\na;b;c\n'))).toContainEqual(['a', 'b', 'c'])
  })

  it('drops NUL characters that pad cells', async () => {
    expect(await cellsOf(textSource('a,b\n1\0\0,\0\n'))).toEqual([
      ['a', 'b'],
      ['1', ''],
    ])
  })

  it('reads the first of headings that stand twice, and names them', () => {
    const header = createHeader({ row: 1, cells: ['URN', ' Name', 'name ', ''] })
    expect(header.duplicates).toEqual(['name'])
    expect(header.index('NAME')).toBe(1)
    expect(header.index('')).toBe(-1)
  })

  it('says where a quotation mark is never closed, and stops at a row beyond any sense', async () => {
    const open = cellsOf(textSource('a,b\n1,2\n3,"never closed\n', 100))
    await expect(open).rejects.toMatchObject({ code: 'ImportUnreadable', details: { row: 2 } })
    const huge = cellsOf(textSource(`a,b\n1,"${'x\n'.repeat(600_000)}`, 65_536))
    await expect(huge).rejects.toMatchObject({ code: 'ImportUnreadable' })
  })

  it('stops when it is cancelled, and tells its progress by bytes', async () => {
    const source = textSource('a,b\n' + '1,2\n'.repeat(5_000), 512)
    const measured = await measure(source)
    const cancel = new AbortController()
    const done: number[] = []
    const walk = async () => {
      const records = readRecords(source, measured, {
        signal: cancel.signal,
        onProgress: ({ bytes }) => {
          done.push(bytes)
          if (bytes > 4_096) cancel.abort()
        },
      })
      while (!(await records.next()).done);
    }
    await expect(walk()).rejects.toMatchObject({ code: 'Cancelled' })
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    expect(done.at(-1)).toBeLessThan(measured.bytes)
  })

  it('gives an error of its own when the bytes cannot be had', async () => {
    const broken: Source = {
      name: 'x',
      bytes: () => ({
        [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('EIO')) }),
      }),
    }
    await expect(measure(broken)).rejects.toMatchObject({ code: 'ImportUnreadable' })
  })

  it('lets go of a source that it has seen enough of', async () => {
    let closed = 0
    const source: Source = {
      name: 'x',
      async *bytes() {
        try {
          for (;;) yield Buffer.from('a,b\n')
        } finally {
          closed++
        }
      },
    }
    const measured = { ...(await measure(textSource('a,b\n'))), name: 'x' }
    expect(await firstRecords(source, measured, 3)).toHaveLength(3)
    await expect.poll(() => closed).toBe(1)
  })

  it('reads back what was written, in UTF-8 and windows-1252, however the bytes are cut', async () => {
    const latin = fc.string({ unit: fc.constantFrom(...'aZ09 ,;"\'\n£éÿ–’€œ%°'), maxLength: 12 })
    const rows = fc.array(fc.array(latin, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    })
    const cp1252 = new Map([...'€–’œ'].map((c, i) => [c, [0x80, 0x96, 0x92, 0x9c][i] ?? 0]))
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (table, size) => {
        const cells = [['Heading, one', 'b', 'c', 'd', 'e'], ...table]
        const csv = cells
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
          .join('\r\n')
        const wanted = cells.filter((row) => row.some((cell) => cell.trim() !== ''))
        const old = Uint8Array.from([...csv].map((c) => cp1252.get(c) ?? c.charCodeAt(0)))
        expect(await cellsOf(bytesSource(new TextEncoder().encode(csv), size))).toEqual(wanted)
        const isOld = (await measure(bytesSource(old, size))).encoding === 'windows-1252'
        // Pure ASCII is UTF-8 too, and so, by chance, is a rare run of high characters.
        if (isOld) expect(await cellsOf(bytesSource(old, size))).toEqual(wanted)
        else if (/^[\n\r -~]*$/.test(csv))
          expect(await cellsOf(bytesSource(old, size))).toEqual(wanted)
      }),
      { numRuns: 150 },
    )
  })

  it('never throws anything but an AppError, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        try {
          await cellsOf(bytesSource(bytes))
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('telling what is plainly no table', () => {
  const looks = (text: string, encoding: BufferEncoding = 'latin1') =>
    looksLike(Buffer.from(text, encoding), 'utf-8')

  it('knows workbooks, documents, archives, pages and pictures', () => {
    expect(looks('PK\u0003\u0004....xl/workbook.xml')).toBe('an Excel workbook')
    expect(looks('PK\u0003\u0004....word/document.xml')).toBe('a Word document')
    expect(looks('PK\u0003\u0004....data.csv')).toBe('a zip archive')
    expect(looks('%PDF-1.7')).toBe('a PDF document')
    expect(looks('d0cf11e0a1b11ae1', 'hex')).toBe('an old Excel or Word file')
    expect(looks('\u00ef\u00bb\u00bf<!DOCTYPE html><html>')).toBe('a web page or XML document')
    expect(looks('{"a": 1}')).toBe('a JSON document')
    expect(looks('')).toBe('an empty file')
    expect(looks('\u0001\u0002\u0003\u0004abc')).toBe('a file of some other program')
  })

  it('takes tables for tables', () => {
    expect(looks('URN,Name\n1,2')).toBeNull()
    expect(looks('"URN"\t"Name"')).toBeNull()
    expect(looks('[a],b\n')).toBeNull()
  })
})
