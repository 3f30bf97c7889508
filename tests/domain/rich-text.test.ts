import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  figuresQuoted,
  figuresWithoutSource,
  readRichText,
} from '../../electron/domain/rich-text.ts'

describe('what a person writes for a section', () => {
  it('is read as paragraphs, headings, lists, bold words and figures', () => {
    const blocks = readRichText(
      '## Why\n\nAttendance is {{attendance.overall}}, and\n**not {{attendance.overall 900004 2026-11}}**.\n\n- one\n- two\n  goes on\n',
    )
    expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list'])
    const [, paragraph, list] = blocks
    expect(paragraph?.kind === 'paragraph' ? paragraph.pieces : []).toMatchObject([
      { kind: 'text', text: 'Attendance is ' },
      { kind: 'figure', kpi: 'attendance.overall', urn: null, period: null, bold: false },
      { kind: 'text', text: ', and' },
      { kind: 'text', text: ' ' },
      { kind: 'text', text: 'not ', bold: true },
      { kind: 'figure', urn: '900004', period: '2026-11', bold: true },
      { kind: 'text', text: '.' },
    ])
    expect(list?.kind === 'list' ? list.items.length : 0).toBe(2)
  })

  it('keeps a reference that it does not understand as text', () => {
    expect(figuresQuoted('{{not a code}} {{ks2.rwm.expected nonsense}}')).toEqual([])
    expect(figuresQuoted('{{ks2.rwm.expected 2025/26}}')).toMatchObject([{ period: '2025/26' }])
  })

  it('loses no word, whatever is written', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9*{}#. -]{1,12}$/)
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = words.join(' ')
        const said = readRichText(text)
          .flatMap((block) =>
            block.kind === 'heading'
              ? [block.text]
              : (block.kind === 'list' ? block.items.flat() : block.pieces).map((piece) =>
                  piece.kind === 'text' ? piece.text : piece.written,
                ),
          )
          .join(' ')
        const letters = (from: string) => from.replaceAll(/[^a-zA-Z0-9]/g, '')
        expect(letters(said)).toBe(letters(text))
      }),
    )
  })

  it('shows numbers that read as figures and have no source', () => {
    expect(
      figuresWithoutSource('It was 94.2% and 62 %, 104.2 on average, {{ks2.rwm.expected}}.'),
    ).toEqual(['94.2%', '62 %', '104.2'])
    expect(figuresWithoutSource('£186,000.50 at 17.30, on 9 December, page 12')).not.toContain('12')
    expect(figuresWithoutSource('£186,000 from 12 schools on 9 December')).toEqual([])
  })
})
