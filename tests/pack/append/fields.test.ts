/** Form fields: what is shown is what whoever filled them in saw, though the field itself is gone. */
import { describe, expect, it } from 'vitest'
import { readPaper } from '../../../electron/pack/append/read-paper.ts'
import { append } from './append.ts'
import { objectsOf, onePage } from './raw.ts'

type Given = Parameters<typeof onePage>[0]

/** A paper with one field of 200 by 40 points; viewers are asked to make its look anew unless `form` says otherwise. */
function paperWith(
  field: string,
  more: Given['more'] = {},
  form = '/NeedAppearances true',
): Uint8Array {
  const place = field.includes('/Rect') ? '' : '/Rect [50 300 250 340]'
  return onePage({
    page: '/Annots [5 0 R]',
    catalog: `/AcroForm << /Fields [5 0 R] ${form} >>`,
    more: { 5: `<< /Type /Annot /Subtype /Widget ${place} /T (n) ${field} >>`, ...more },
  })
}

async function shown(...given: Parameters<typeof paperWith>): Promise<string> {
  return (await append(paperWith(...given))).text.join(' ')
}

async function told(...given: Parameters<typeof paperWith>): Promise<string> {
  const paper = await readPaper(paperWith(...given))
  return paper.status === 'refused' ? paper.reason : paper.removed.join('; ')
}

/** The form that was drawn for the field. */
async function drawn(...given: Parameters<typeof paperWith>): Promise<string> {
  const { bytes } = await append(paperWith(...given))
  return (await objectsOf(bytes)).find((each) => /\/Subtype \/Form/.test(each)) ?? ''
}

const utf16 = (words: string): string =>
  `<FEFF${Buffer.from(words, 'utf16le').swap16().toString('hex')}>`
const look = (content: string): Given['more'] => ({
  6: {
    dict: '/Type /XObject /Subtype /Form /BBox [0 0 200 40] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>',
    data: content,
  },
})

describe('a text field', () => {
  it('keeps letters of any language that the pack’s type has, and signs as they are', async () => {
    const words = 'Łukasz Żółć, Ελένη, −1.5 ≤ 5 €'
    expect(await shown(`/FT /Tx /V ${utf16(words)}`)).toContain(words)
    // A euro and a breve in the encoding of documents.
    expect(await shown('/FT /Tx /V (\\2405 million)')).toContain('€5 million')
  })

  it('with letters that nothing here can draw is refused, and says which', async () => {
    expect(await told(`/FT /Tx /V ${utf16('Ms 王')}`)).toMatch(/letters that cannot be drawn.*王/)
    expect(await told('/FT /Tx /V (4) /DA (/ZaDb 12 Tf)')).toMatch(/cannot be drawn/)
    // Its own look is taken where it has one, for it is drawn in a font of its own.
    const ap = '/AP << /N 6 0 R >>'
    const own = look('BT /F1 9 Tf (Ms) Tj ET')
    expect(await told(`/FT /Tx /V ${utf16('Ms 王')} ${ap}`, own, '')).toMatch(/what it shows stays/)
    // One that is to be made anew may be of another value.
    expect(await told(`/FT /Tx /V ${utf16('Ms 王')} ${ap}`, own)).toMatch(/cannot be drawn/)
  })

  it('of several lines breaks them where they have no room', async () => {
    const lines = (await drawn('/FT /Tx /Ff 4096 /V (One\\rTwo\\r\\nThree) /DA (/F 8 Tf)')).match(
      / Tm /g,
    )
    expect(lines).toHaveLength(3)
    const long = await drawn(`/FT /Tx /Ff 4096 /V (${'word '.repeat(40)}) /DA (/F 8 Tf)`)
    expect(long.match(/ Tm /g)?.length).toBeGreaterThan(3)
  })

  it('sets a comb letter by letter, each in its place', async () => {
    const comb = await drawn('/FT /Tx /Ff 16777216 /MaxLen 10 /V (AB1)')
    const places = [...comb.matchAll(/1 0 0 1 ([\d.]+) [\d.]+ Tm/g)].map(([, x]) => Number(x))
    expect(places.map((x) => Math.floor(x / 20))).toEqual([0, 1, 2])
  })

  it('stands left, in the middle or right, in its own colour and size', async () => {
    const at = async (how: string): Promise<number> =>
      Number(/1 0 0 1 ([\d.]+) /.exec(await drawn(`/FT /Tx /V (12) ${how}`))?.[1])
    expect(await at('')).toBeLessThan(10)
    expect(await at('/Q 1')).toBeGreaterThan(80)
    expect(await at('/Q 2')).toBeGreaterThan(180)
    expect(await drawn('/FT /Tx /V (12) /DA (/Helv 9 Tf 1 0 0 rg)')).toMatch(/ 9 Tf 1 0 0 rg/)
  })

  it('is turned as it asks', async () => {
    const narrow = '/Rect [50 100 70 300] /FT /Tx /V (Turned)'
    expect(await drawn(`${narrow} /MK << /R 90 >>`)).toContain('0 1 -1 0 20 0 cm')
    expect(await drawn(`${narrow} /MK << /R 270 >>`)).toContain('0 -1 1 0 0 200 cm')
    expect(await drawn('/FT /Tx /V (Turned) /MK << /R 180 >>')).toContain('-1 0 0 -1 200 40 cm')
  })

  it('is made smaller rather than cut off, and told where even that has no room', async () => {
    const long =
      'A text that has no room at twelve points in this field, and would lose its end to 42'
    expect((await shown(`/FT /Tx /V (${long}) /DA (/F 12 Tf)`)).replaceAll('\n', ' ')).toContain(
      'to 42',
    )
    expect(await told(`/FT /Tx /V (${long})`)).toBe('1 form field (what it shows stays)')
    expect(await told(`/FT /Tx /V (${long.repeat(40)})`)).toBe(
      '1 form field with more words than room',
    )
  })

  it('shows what it holds where its look is of an earlier value, or of nothing', async () => {
    const old = look('/Tx BMC BT /F1 12 Tf 2 12 Td (Old 10) Tj ET EMC')
    const ap = '/AP << /N 6 0 R >>'
    const anew = await shown(`/FT /Tx /V (New 20) ${ap}`, old)
    expect(anew).toContain('New 20')
    expect(anew).not.toContain('Old 10')
    // Nobody asked for it to be made anew.
    expect(await shown(`/FT /Tx /V (New 20) ${ap}`, old, '')).toContain('Old 10')
    expect(await shown(`/FT /Tx /V (New 20) ${ap}`, look('/Tx BMC EMC'), '')).toContain('New 20')
    expect(await shown(`/FT /Tx ${ap}`, old)).not.toContain('Old 10')
    // A look that says the same stays as the paper drew it.
    expect(await drawn(`/FT /Tx /V (Old 10) ${ap}`, old)).toContain('(Old 10) Tj')
  })

  it('may hold its text in a stream', async () => {
    const stream = { 6: { dict: '', data: 'From a stream' } }
    expect(await shown('/FT /Tx /V 6 0 R', stream)).toContain('From a stream')
  })

  it('never shows a password', async () => {
    const text = await shown('/FT /Tx /Ff 8192 /V (secret)')
    expect(text).toContain('******')
    expect(text).not.toContain('secret')
  })
})

describe('a field of choice', () => {
  const options = '/Opt [[(a1)(Not met)] [(a2)(Partly met)] (Plain)]'
  const combo = '/FT /Ch /Ff 131072'

  it('shows the words that were chosen, not the name that they are kept under', async () => {
    const text = await shown(`${combo} /V (a2) ${options}`)
    expect(text).toContain('Partly met')
    expect(text).not.toContain('Plain')
    expect(await shown(`${combo} /V (Other)`)).toContain('Other')
  })

  it('of a list shows what it offers with a tick at what was chosen', async () => {
    const text = await shown(`/FT /Ch /V [(a1) (Plain)] ${options}`)
    expect(text).toMatch(/✓ Not met\s+✓ Plain/)
    expect(await shown(`/FT /Ch /V (a2) /DA (/F 9 Tf) ${options}`)).toMatch(
      /Not met\s+✓ Partly met\s+Plain/,
    )
  })

  it('shows what was chosen of a list that is longer than its field', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `(Option ${i})`).join(' ')
    expect(await shown(`/FT /Ch /V (Option 47) /Opt [${many}]`)).toContain('✓ Option 47')
  })
})

describe('a button', () => {
  const square = '/Rect [50 300 65 315] /FT /Btn'

  it('that is ticked without a look keeps its tick', async () => {
    expect(await shown(`${square} /V /Yes /AS /Yes`)).toContain('✔')
    expect(await shown(`${square} /V /Yes`)).toContain('✔')
    expect(await shown(`${square} /V /Yes /AS /Yes /MK << /CA (8) >>`)).toContain('✘')
    expect(await shown(`${square} /Ff 32768 /V /b /AS /b`)).toContain('●')
  })

  it('that is not ticked has none', async () => {
    expect(await shown(`${square} /V /Off /AS /Off`)).not.toMatch(/[✔✘●]/)
    expect(await shown(`${square} /AS /Off /V /Yes`)).not.toMatch(/[✔✘●]/)
    // Another button of its field is.
    expect(await shown(`${square} /Ff 32768 /V /b /AP << /N << /a null /Off null >> >>`)).toContain(
      'Seen',
    )
    expect(await shown(`${square} /Ff 32768 /V /b /AP << /N << /a 4 0 R >> >>`)).not.toContain('●')
  })

  it('shows the look of its state, though only its field says which that is', async () => {
    const states = '/AP << /N << /Yes 6 0 R >> >>'
    expect(
      await shown(`${square} /V /Yes ${states}`, look('BT /F1 12 Tf 2 12 Td (ticked) Tj ET')),
    ).toContain('ticked')
  })

  it('that is pressed shows what stands on it', async () => {
    expect(await shown('/FT /Btn /Ff 65536 /MK << /CA (Print this) >>')).toContain('Print this')
  })
})

it('a field that a layer hides stays hidden', async () => {
  const { bytes } = await append(
    onePage({
      page: '/Annots [5 0 R]',
      catalog: '/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>',
      more: {
        5: '<< /Type /Annot /Subtype /Widget /Rect [50 300 250 340] /FT /Tx /V (Layered) /OC 6 0 R >>',
        6: '<< /Type /OCG /Name (Draft) >>',
      },
    }),
  )
  const forms = (await objectsOf(bytes)).filter((each) => /\/Subtype \/Form/.test(each))
  expect(forms.some((each) => /\/OC \d+ 0 R/.test(each) && each.includes('/F Do'))).toBe(true)
})

it('a field that is hidden is not drawn, and is told', async () => {
  expect(await shown('/FT /Tx /V (Hidden words) /F 2')).not.toContain('Hidden words')
  expect(await told('/FT /Tx /V (Hidden words) /F 2')).toBe('1 hidden form field')
  expect(await told('/FT /Tx /V (Hidden words) /F 36')).toBe('1 form field that only print shows')
})
