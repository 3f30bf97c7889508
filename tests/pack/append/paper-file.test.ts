import { PDFDocument } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readPaper } from '../../../electron/pack/append/read-paper.ts'
import { readPdf } from '../read-pdf.ts'
import { samplePaper } from '../sample.ts'
import { append, packOf } from './append.ts'
import { onePage, rawPdf } from './raw.ts'

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1')

async function reasonOf(bytes: Uint8Array): Promise<string> {
  const paper = await readPaper(bytes)
  return paper.status === 'refused' ? paper.reason : 'readable'
}

async function wordsOf(bytes: Uint8Array): Promise<string> {
  return (await append(bytes)).text.join(' ')
}

/** An update behind a file: objects that take the place of older ones, and a table of them. */
function updated(bytes: Uint8Array, objects: Readonly<Record<number, string>>): Uint8Array {
  let out = latin1(bytes)
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(out)?.[1]
  const places: string[] = []
  for (const [number, object] of Object.entries(objects)) {
    places.push(`${number} 1\n${String(out.length).padStart(10, '0')} 00000 n \n`)
    out += `${number} 0 obj\n${object}\nendobj\n`
  }
  const table = out.length
  return bytesOf(
    `${out}xref\n${places.join('')}trailer\n<< /Size 20 /Root 1 0 R /Prev ${previous} >>\nstartxref\n${table}\n%%EOF\n`,
  )
}

const streamOf = (text: string): string =>
  `<< /Length ${text.length} >>\nstream\n${text}\nendstream`
const says = (words: string): string => `BT /F1 12 Tf 50 500 Td (${words}) Tj ET`

describe('a file', () => {
  it('is read with its updates, the newest first', async () => {
    const once = updated(onePage({ content: says('First') }), { 4: streamOf(says('Second')) })
    expect(await wordsOf(once)).toContain('Second')
    const twice = updated(once, { 4: streamOf(says('Third')) })
    expect(await wordsOf(twice)).toContain('Third')
    expect(await wordsOf(twice)).not.toContain('First')
  })

  it('is read with tables in streams, objects in streams, and both beside a plain table', async () => {
    const inStreams = await (await PDFDocument.load(onePage({ content: says('Packed') }))).save()
    expect(await wordsOf(inStreams)).toContain('Packed')
    // A hybrid file: the page's content is found only through the stream that the plain table names.
    const plain = latin1(
      rawPdf({
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources 8 0 R >>',
        4: { dict: '', data: says('Hybrid') },
      }),
    )
    const [head = '', tail = ''] = plain.split('xref\n0 5')
    const inside =
      '8 0 << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>'
    const packed = head.length
    const objects = `6 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length ${inside.length} >>\nstream\n${inside}\nendstream\nendobj\n`
    const index = packed + objects.length
    const row = Buffer.from([2, 0, 6, 0]).toString('latin1')
    const table = `7 0 obj\n<< /Type /XRef /Size 9 /Index [8 1] /W [1 2 1] /Length 4 >>\nstream\n${row}\nendstream\nendobj\n`
    const rest = `xref\n0 5${tail}`
      .replace('/Size 5', `/Size 9 /XRefStm ${index}`)
      .replace(/startxref\n\d+/, `startxref\n${index + table.length}`)
    expect(await wordsOf(bytesOf(head + objects + table + rest))).toContain('Hybrid')
  })

  it('whose tables are wrong is repaired by looking for its objects', async () => {
    const whole = latin1(onePage({ content: says('Found') }))
    for (const spoiled of [
      whole.replace(/startxref\n\d+/, 'startxref\n7'),
      whole.replace(/\d{10} 00000 n/g, '0000000123 00000 n'),
      whole.replace('%PDF-1.7\n', '%PDF-1.7\n%shifted by a comment\n'),
      whole.replace('xref\n0 5', 'xrfe\n0 5'),
    ]) {
      const paper = await readPaper(bytesOf(spoiled))
      expect(paper).toMatchObject({ status: 'readable', repaired: true })
      expect(await wordsOf(bytesOf(spoiled))).toContain('Found')
    }
    expect(await readPaper(bytesOf(whole))).toMatchObject({ repaired: false })
  })

  it('that lacks only its end is taken, one that may lack more is refused', async () => {
    const whole = latin1(onePage({ content: says('All there') }))
    const bare = whole.slice(0, whole.indexOf('xref\n'))
    expect(await wordsOf(bytesOf(bare))).toContain('All there')
    // In the middle of the last object; and of a second saving.
    expect(await reasonOf(bytesOf(bare.slice(0, -30)))).toMatch(/damaged/)
    const twice = latin1(updated(bytesOf(whole), { 4: streamOf(says('Newer')) }))
    expect(await reasonOf(bytesOf(twice.slice(0, twice.lastIndexOf('xref\n4'))))).toMatch(
      /end is missing/,
    )
  })

  it('with a stream whose length is wrong is read to its end', async () => {
    const wrong = latin1(onePage({ content: says('Long') })).replace(/\/Length \d+/, '/Length 3   ')
    expect(await wordsOf(bytesOf(wrong))).toContain('Long')
  })

  it('that another file is attached to does not take objects from that', async () => {
    const inner = latin1(onePage({ content: says('Inner') }))
    const outer = latin1(
      onePage({
        content: says('Outer'),
        more: { 5: { dict: '/Type /EmbeddedFile', data: inner } },
      }),
    ).replace(/startxref\n\d+/, 'startxref\n1')
    expect(await wordsOf(bytesOf(outer))).toContain('Outer')
  })

  it('that refers to itself in rings comes to an end', async () => {
    const ring = rawPdf({
      1: '<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /Names << /Dests 7 0 R >> >>',
      2: '<< /Type /Pages /Kids [3 0 R 2 0 R 2 0 R] /Count 1 /Parent 2 0 R >>',
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents [4 0 R 4 0 R] /Resources 5 0 R >>',
      4: { dict: '/Filter 8 0 R', data: says('Ring') },
      5: '<< /XObject 5 0 R /Font << /F1 9 0 R >> >>',
      6: '<< /First 6 0 R /Next 6 0 R /Title (x) >>',
      7: '<< /Kids [7 0 R] /Names [(a) 7 0 R] >>',
      8: '9 0 R',
      9: '8 0 R',
    })
    expect(await reasonOf(ring)).toBe('readable')
    expect((await append(ring)).pages).toBe(1)
  })

  it('that would fill the memory is refused', async () => {
    const zeros = deflateSync(Buffer.alloc(200_000_000), { level: 9 })
    const bomb = onePage({
      page: '/Contents [4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R]',
      more: { 4: { dict: '/Filter /FlateDecode', data: latin1(zeros) } },
    })
    expect(await reasonOf(bytesOf(latin1(bomb).replace('/Contents 4 0 R ', '')))).toMatch(/unpacks/)
  })

  it('of any bytes is read or refused, and what is read makes a file that can be opened', async () => {
    const whole = await samplePaper('Fragile', 1, { script: true })
    const plain = await (await PDFDocument.load(whole)).save({ useObjectStreams: false })
    const piece = fc.oneof(
      fc.constantFrom(
        '<<',
        '>>',
        '[',
        ']',
        '/Length 99999',
        'endobj',
        'endstream',
        '3 0 R',
        '(',
        '-1',
      ),
      fc.uint8Array({ maxLength: 8 }).map((bytes) => latin1(bytes)),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(whole, plain),
        fc.array(fc.tuple(fc.nat({ max: 9999 }), piece, fc.nat({ max: 40 })), {
          minLength: 1,
          maxLength: 5,
        }),
        async (file, changes) => {
          let text = latin1(file)
          for (const [share, put, over] of changes) {
            const at = Math.floor((share / 10_000) * text.length)
            text = text.slice(0, at) + put + text.slice(at + over)
          }
          const paper = await readPaper(bytesOf(text))
          if (paper.status === 'refused') return
          expect((await readPdf(await packOf([bytesOf(text)]))).pages).toBe(paper.pages.length)
        },
      ),
      { numRuns: 25, seed: 20261209 },
    )
  })

  it('is left when nobody waits for it', async () => {
    await expect(readPaper(await samplePaper('Long', 60), AbortSignal.abort())).rejects.toThrow(
      /abort/i,
    )
  })
})

describe('an encrypted file', () => {
  const encrypted = async (options: object): Promise<Uint8Array> => {
    const file = await PDFDocument.load(onePage({ content: says('Behind a lock') }))
    file.encrypt({ ownerPassword: 'heron', ...options })
    return file.save()
  }

  it.each([{}, { algorithm: 'AES-128' }, { algorithm: 'RC4-128', allowWeakCryptography: true }])(
    'that needs no password is opened: %j',
    async (options) => {
      const bytes = await encrypted({ userPassword: '', ...options })
      expect(latin1(bytes)).toContain('/Encrypt')
      const read = await append(bytes)
      expect(read.text[0]).toContain('Behind a lock')
      expect(latin1(read.bytes)).not.toContain('/Encrypt')
    },
  )

  it('that needs one is refused', async () => {
    expect(await reasonOf(await encrypted({ userPassword: 'plover' }))).toMatch(/password/)
  })
})
