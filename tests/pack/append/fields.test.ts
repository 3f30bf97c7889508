/** Form fields that bring no look of their own: what is shown is what whoever filled them in saw. */
import { describe, expect, it } from 'vitest'
import { append } from './append.ts'
import { onePage } from './raw.ts'

async function shown(field: string): Promise<string> {
  const widget = `<< /Type /Annot /Subtype /Widget /Rect [50 300 250 340] /T (n) ${field} >>`
  const read = await append(
    onePage({
      page: '/Annots [5 0 R]',
      catalog: '/AcroForm << /Fields [5 0 R] /NeedAppearances true >>',
      more: { 5: widget },
    }),
  )
  return read.text.join(' ')
}

describe('a field', () => {
  it('of choice shows the words that were chosen, not the name that they are kept under', async () => {
    const options = '/Opt [[(a1)(Not met)] [(a2)(Partly met)] (Plain)]'
    expect(await shown(`/FT /Ch /V (a2) ${options}`)).toContain('Partly met')
    expect(await shown(`/FT /Ch /V [(a1) (Plain)] ${options}`)).toContain('Not met, Plain')
    expect(await shown('/FT /Ch /V (Other)')).toContain('Other')
  })

  it('keeps the signs that make a number what it is', async () => {
    // −1.5 and ≤5, in UTF-16.
    expect(await shown('/FT /Tx /V <FEFF22120031002E0035>')).toContain('-1.5')
    expect(await shown('/FT /Tx /V <FEFF22640035>')).toContain('<=5')
  })
})
