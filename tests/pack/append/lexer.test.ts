import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Lexer } from '../../../electron/pack/append/lexer.ts'
import { PdfString, Ref } from '../../../electron/pack/append/values.ts'
import { written } from '../../../electron/pack/append/write.ts'
import { inflated, longestStream, TooLong, unpack } from '../../../electron/pack/append/filters.ts'
import { deflateSync } from 'node:zlib'
import type { Value } from '../../../electron/pack/append/values.ts'

const read = (text: string): Value => new Lexer(Buffer.from(text, 'latin1')).value()
const plain = {
  ref: ({ number }: Ref) => `${number} 0 R`,
  omits: () => false,
}

const bytes = fc.uint8Array({ maxLength: 30 }).map((given) => Buffer.from(given).toString('latin1'))
const values = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000),
    bytes.filter((name) => !name.includes('\0')),
    bytes.map((text) => new PdfString(text)),
    fc.integer({ min: 1, max: 99_999 }).map((n) => new Ref(n)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .array(
        fc.tuple(
          bytes.filter((name) => !name.includes('\0')),
          tie('value'),
        ),
        { maxLength: 5 },
      )
      // An entry that stands for null is as good as none.
      .map((entries) => new Map(entries.filter(([, value]) => value !== null))),
  ),
})).value

describe('values', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(read(written(value, plain))).toEqual(value)
      }),
      { numRuns: 500 },
    )
  })

  it('of any bytes are read without an error and to the end', () => {
    const likely = fc.constantFrom(
      ...['<<', '>>', '[', ']', '(', ')', '<', '>', '/', '%', '\\', '1 0 R', 'obj', 'endobj'],
      ...['stream', '+-.', '1e9', '/A', ' ', '\n', '(\\', '#', '/#4'],
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(likely, bytes), { maxLength: 60 }), (parts) => {
        const lexer = new Lexer(Buffer.from(parts.join(''), 'latin1'))
        for (let last = -1; lexer.at < lexer.bytes.length; last = lexer.at) {
          lexer.next()
          expect(lexer.at).toBeGreaterThan(last)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('are read as viewers read what programs write wrongly', () => {
    expect(read('--5')).toBe(-5)
    expect(read('4.')).toBe(4)
    expect(read('.5.3')).toBe(0.5)
    expect(read('<4g1>')).toEqual(new PdfString('A'))
    expect(read('(a\\\nb\\101\\)\r\n)')).toEqual(new PdfString('abA)\n'))
    expect(read('[1 2 0 R 3 4]')).toEqual([1, new Ref(2), 3, 4])
    expect(read('<</A 1/B[2 endobj')).toEqual(
      new Map<string, Value>([
        ['A', 1],
        ['B', [2]],
      ]),
    )
  })

  it('nested deeper than a stack holds come to an end', () => {
    for (const open of ['[', '<</A', '<</A['])
      expect(() => written(read(open.repeat(200_000)), plain)).not.toThrow()
  })
})

describe('packed data', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (data) => {
        const hex = `${Buffer.from(data).toString('hex')}>`
        const filter = (name: string) => [{ name, parms: null }]
        expect(unpack(deflateSync(data), filter('FlateDecode'))?.data).toEqual(Buffer.from(data))
        expect(unpack(Buffer.from(hex), filter('ASCIIHexDecode'))?.data).toEqual(Buffer.from(data))
      }),
    )
    const text = (packed: string | number[], name: string): string | undefined => {
      const raw = typeof packed === 'string' ? Buffer.from(packed) : Uint8Array.from(packed)
      const found = unpack(raw, [{ name, parms: null }])
      return found === null ? undefined : Buffer.from(found.data).toString('latin1')
    }
    // From the specification's own example (7.4.4.2), and from Python's base64.a85encode.
    expect(text([0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01], 'LZWDecode')).toBe(
      '-----A---B',
    )
    expect(text('<~87cURD]i,"Ebo80~>', 'ASCII85Decode')).toBe('Hello World!')
    expect(text([2, 97, 98, 99, 254, 120, 128], 'RunLengthDecode')).toBe('abcxxx')
  })

  it('that is spoiled gives what comes before the spoiled place, and says so', () => {
    const words = Array.from({ length: 4000 }, (_, i) => `word ${i * 7919} `).join('')
    const packed = deflateSync(words)
    packed.fill(0xff, packed.length >> 1, (packed.length >> 1) + 40)
    const found = inflated(packed)
    expect(found?.whole).toBe(false)
    expect(found?.data.length).toBeGreaterThan(1000)
    expect(words.startsWith(Buffer.from(found?.data.subarray(0, 1000) ?? []).toString())).toBe(true)
  })

  it('that would fill the memory is refused', () => {
    const bomb = deflateSync(Buffer.alloc(longestStream + 1), { level: 1 })
    expect(() => inflated(bomb)).toThrow(TooLong)
  })
})
