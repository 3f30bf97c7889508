/** What a paper lets its pack claim of PDF/A. */
import { describe, expect, it } from 'vitest'
import { readPaper } from '../../../electron/pack/append/read-paper.ts'
import { onePage } from './raw.ts'

/** A paper that claims this of itself, its colours meant for a device of so many inks or lights. */
function claiming(claim: string, components: number | null): Uint8Array {
  const intent = '/OutputIntents [<< /S /GTS_PDFA1 /DestOutputProfile 6 0 R >>]'
  return onePage({
    catalog: `/Metadata 5 0 R ${components === null ? '' : intent}`,
    more: {
      5: { dict: '/Type /Metadata /Subtype /XML', data: claim },
      6: { dict: `/N ${components ?? 3}`, data: 'a profile' },
    },
  })
}

const elements = (part: number, level: string): string =>
  `<pdfaid:part>${part}</pdfaid:part><pdfaid:conformance>${level}</pdfaid:conformance>`

const level = async (bytes: Uint8Array): Promise<string | null> => {
  const paper = await readPaper(bytes)
  if (paper.status === 'refused') throw new Error(paper.reason)
  return paper.archival
}

describe('PDF/A of a paper', () => {
  it('is what it claims, written either way', async () => {
    expect(await level(claiming(elements(2, 'A'), 3))).toBe('A')
    expect(await level(claiming(elements(1, 'B'), 3))).toBe('B')
    expect(await level(claiming('<x pdfaid:part="2" pdfaid:conformance="U"/>', 3))).toBe('B')
  })

  it('is none where it claims none, or a part that allows what ours does not', async () => {
    expect(await level(claiming('<x/>', 3))).toBeNull()
    expect(await level(claiming(elements(3, 'A'), 3))).toBeNull()
    expect(await level(claiming(elements(4, 'E'), 3))).toBeNull()
  })

  it('is none where its colours are inks, since our file means light', async () => {
    expect(await level(claiming(elements(2, 'A'), 4))).toBeNull()
    expect(await level(claiming(elements(2, 'A'), null))).toBe('A')
  })
})
