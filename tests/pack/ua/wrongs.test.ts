/** Each rule of the check, with a file that breaks it and nothing else. */
import { PDFArray, PDFDict, PDFHexString, PDFNumber, PDFString } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { accessibilityProblems, problemsOf } from './check.ts'
import { itemsOf, openFile, rawOf, refOf, valueOf } from './open.ts'
import {
  annotation,
  attributes,
  bookmark,
  content,
  descendant,
  descriptor,
  dictOf,
  element,
  font,
  key,
  metadata,
  page,
  replace,
  small,
} from './small.ts'
import type { OpenFile } from './open.ts'

describe('the check of a file', () => {
  let bytes: Uint8Array
  beforeAll(() => {
    bytes = small()
  })

  it('finds nothing wrong with a document that has one of everything', async () => {
    expect(await accessibilityProblems(bytes)).toEqual([])
  })

  const wrongs: [what: string, change: (file: OpenFile) => unknown, problem: string][] = [
    [
      'no comment in the header',
      (file) => (file.bytes = file.bytes.subarray(16)),
      'header has no comment',
    ],
    ['no identifier', (file) => (file.document.context.trailerInfo.ID = undefined), 'has no ID'],
    ['no language', ({ catalog }) => catalog.delete(key('Lang')), 'names no language'],
    ['no mark of tags', ({ catalog }) => catalog.delete(key('MarkInfo')), 'not marked as tagged'],
    [
      'no title shown',
      ({ catalog }) => catalog.delete(key('ViewerPreferences')),
      'do not show its title',
    ],
    ['no structure', ({ catalog }) => catalog.delete(key('StructTreeRoot')), 'no structure'],
    ['no metadata', ({ catalog }) => catalog.delete(key('Metadata')), 'has no metadata'],
    [
      'metadata that is not escaped',
      (file) => metadata(file, (xmp) => xmp.replace('&amp;', '&')),
      'not well-formed',
    ],
    [
      'metadata that is not closed',
      (file) => metadata(file, (xmp) => xmp.replace('</dc:title>', '')),
      'not well-formed',
    ],
    [
      'no claim of PDF/UA',
      (file) => metadata(file, (xmp) => xmp.replace('<pdfuaid:part>1', '<pdfuaid:part>2')),
      'not claim PDF/UA-1',
    ],
    [
      'no claim of PDF/A',
      (file) => metadata(file, (xmp) => xmp.replace('conformance>A<', 'conformance>B<')),
      'not claim PDF/A-2a',
    ],
    [
      'a claim that is not explained',
      (file) =>
        metadata(file, (xmp) =>
          xmp.replace('<pdfaSchema:prefix>pdfuaid', '<pdfaSchema:prefix>other'),
        ),
      'not explained',
    ],
    [
      'another title',
      (file) => metadata(file, (xmp) => xmp.replace('A &amp; B', 'B')),
      'Title differs',
    ],
    [
      'another date',
      (file) => metadata(file, (xmp) => xmp.replace('ModifyDate>2026', 'ModifyDate>2025')),
      'ModDate differs',
    ],
    ['no colours', ({ catalog }) => catalog.delete(key('OutputIntents')), 'nothing of its colours'],
    [
      'a broken profile',
      (file) =>
        replace(
          file,
          itemsOf(valueOf(file.catalog, 'OutputIntents'))[0] as PDFDict,
          'DestOutputProfile',
          (icc) => icc.slice(0, -4),
        ),
      'no ICC profile',
    ],
    [
      'an action at opening',
      ({ catalog }) => catalog.set(key('OpenAction'), PDFArray.withContext(catalog.context)),
      'OpenAction',
    ],
    [
      'a script',
      ({ document }) =>
        document.context.register(document.context.obj({ S: 'JavaScript', JS: PDFString.of('x') })),
      'kind JavaScript',
    ],
    [
      'a stream elsewhere',
      ({ document }) =>
        document.context.register(document.context.stream('x', { F: PDFString.of('a') })),
      'in another file',
    ],

    [
      'an unknown kind',
      (file) => element(file, 'P').set(key('S'), key('Paragraph')),
      'no standard kind',
    ],
    [
      'a wrong parent',
      (file) =>
        element(file, 'P').set(
          key('P'),
          element(file, 'Table').get(key('P')) === undefined
            ? PDFNumber.of(1)
            : rawOf(element(file, 'TR'), 'P')!,
        ),
      'names another parent',
    ],
    [
      'a cell outside rows',
      (file) => element(file, 'TR').set(key('S'), key('Div')),
      'stands in a Div',
    ],
    ['a list of paragraphs', (file) => element(file, 'LI').set(key('S'), key('P')), 'L holds a P'],
    [
      'an item without a body',
      (file) => element(file, 'LBody').set(key('S'), key('Span')),
      'LI holds a Span',
    ],
    [
      'a row with content of its own',
      (file) => element(file, 'TR').set(key('K'), PDFNumber.of(0)),
      'TR holds content',
    ],
    [
      'a figure without words',
      (file) => element(file, 'Figure').delete(key('Alt')),
      'Figure has no words',
    ],
    [
      'a document that begins with a lower heading',
      (file) => element(file, 'H1').set(key('S'), key('H2')),
      'Heading 2 follows heading none',
    ],
    [
      'a row that is too short',
      (file) =>
        (valueOf(element(file, 'TBody'), 'K') as PDFArray)
          .lookup(3, PDFDict)
          .set(key('K'), file.document.context.obj([])),
      'rows of',
    ],
    ['a head without scope', (file) => attributes(file, 'TH').delete(key('Scope')), 'has no scope'],
    [
      'an ID that two have',
      (file) => element(file, 'P').set(key('ID'), valueOf(element(file, 'TH'), 'ID')!),
      'Two elements have the ID',
    ],
    [
      'IDs without their tree',
      (file) => dictOf(valueOf(file.catalog, 'StructTreeRoot')).delete(key('IDTree')),
      'tree of IDs',
    ],
    [
      'a cell under an unknown head',
      (file) =>
        attributes(file, 'TD').set(
          key('Headers'),
          file.document.context.obj([PDFString.of('none')]),
        ),
      'head that is not there',
    ],
    [
      'content in no element',
      (file) => element(file, 'Document').set(key('K'), PDFNumber.of(0)),
      'stands in no element',
    ],

    [
      'a name that lies nowhere',
      (file) => {
        const leaf = itemsOf(valueOf(valueOf(valueOf(file.catalog, 'Names'), 'Dests'), 'Kids'))[0]
        ;(valueOf(leaf, 'Names') as PDFArray).set(1, file.document.context.obj([PDFNumber.of(1)]))
      },
      'lies on no page',
    ],
    [
      'names out of order',
      (file) => {
        const leaf = itemsOf(valueOf(valueOf(valueOf(file.catalog, 'Names'), 'Dests'), 'Kids'))[0]
        ;(valueOf(leaf, 'Names') as PDFArray).set(0, PDFString.of('zzz'))
      },
      'not sorted',
    ],
    ['a bookmark to nowhere', (file) => bookmark(file).delete(key('Dest')), 'leads to no page'],
    ['a bookmark without a title', (file) => bookmark(file).delete(key('Title')), 'has no title'],
    [
      'a bookmark that counts wrongly',
      (file) => bookmark(file).delete(key('Count')),
      'counts 0, not 1',
    ],

    [
      'drawing outside content',
      (file) => content(file, (old) => `${old}0 0 9 9 re f\n`),
      'neither content nor artifact',
    ],
    [
      'content in content',
      (file) => content(file, (old) => old.replace(' BDC\n', ' BDC\n/Artifact BMC EMC\n')),
      'stands in other marked content',
    ],
    [
      'content twice',
      (file) => content(file, (old) => `${old}/P <</MCID 0>> BDC EMC\n`),
      'content 0 stands twice',
    ],
    [
      'content that no element has',
      (file) => content(file, (old) => `${old}/P <</MCID 999>> BDC EMC\n`),
      'content 999 is not in the structure',
    ],
    [
      'an element whose content is not there',
      (file) => content(file, (old) => old.replace(/\/P <<\/MCID \d+>> BDC/, '/Artifact BMC')),
      'content that no page has',
    ],
    [
      'content that does not end',
      (file) => content(file, (old) => `${old}/Artifact BMC\n`),
      'not ended',
    ],
    [
      'a state in a path',
      (file) => content(file, (old) => old.replace(/ re\n/, ' re\n1 w\n')),
      'inside a path',
    ],
    ['a state that is not restored', (file) => content(file, (old) => `${old}q\n`), 'not ended'],
    [
      'states too deep',
      (file) => content(file, (old) => `${old}${'q '.repeat(30)}${'Q '.repeat(30)}`),
      'too deep',
    ],
    ['an unknown operator', (file) => content(file, (old) => `${old}xyz\n`), 'xyz is not known'],
    [
      'a font that is not there',
      (file) => content(file, (old) => old.replace('/Pl0 ', '/Pl9 ')),
      'Font Pl9',
    ],
    ['no order of tabs', (file) => page(file).delete(key('Tabs')), 'not tabbed by structure'],
    [
      'no key of elements',
      (file) => page(file).delete(key('StructParents')),
      'not in the parent tree',
    ],
    [
      'content with another parent',
      (file) =>
        page(file).set(key('StructParents'), valueOf(file.pages[1]!.node, 'StructParents')!),
      'has another parent',
    ],
    [
      'a link without words',
      (file) => annotation(file).set(key('Contents'), PDFHexString.fromText('')),
      'does not say where it leads',
    ],
    ['a link that is not printed', (file) => annotation(file).delete(key('F')), 'not printed'],
    [
      'a link in no element',
      (file) => annotation(file).delete(key('StructParent')),
      'belongs to no Link',
    ],
    [
      'a link that says another page',
      (file) => {
        const kids = valueOf(element(file, 'Link'), 'K') as PDFArray
        kids.lookup(kids.size() - 1, PDFDict).set(key('Pg'), file.pages[1]!.ref)
      },
      'on another page',
    ],
    [
      'a link to nowhere',
      (file) => annotation(file).set(key('Dest'), PDFString.of('none')),
      'leads nowhere',
    ],
    [
      'a link that runs a program',
      (file) => (valueOf(annotation(file, 1), 'A') as PDFDict).set(key('S'), key('Launch')),
      'does more than lead',
    ],

    [
      'a font that is not embedded',
      (file) => descriptor(file).delete(key('FontFile2')),
      'is not embedded',
    ],
    [
      'a list of glyphs',
      (file) => descriptor(file).set(key('CIDSet'), PDFNumber.of(1)),
      'lists its glyphs',
    ],
    [
      'other widths',
      (file) => descendant(file).set(key('W'), file.document.context.obj([0, [0, 1, 2, 3]])),
      'another width',
    ],
    ['no letters', (file) => font(file).delete(key('ToUnicode')), 'which letter'],
    [
      'no glyphs of codes',
      (file) => descendant(file).delete(key('CIDToGIDMap')),
      'which glyph a code is',
    ],
    [
      'several names',
      (file) => descriptor(file).set(key('FontName'), key('Other')),
      'several names',
    ],
    [
      'the missing glyph',
      (file) => content(file, (old) => old.replace(' ET', ' (\0\0)Tj ET')),
      'missing glyph',
    ],
  ]
  for (const [what, change, problem] of wrongs) {
    it(`finds ${what}`, async () => {
      const file = await openFile(bytes)
      change(file)
      expect(problemsOf(file).join('\n')).toContain(problem)
    })
  }

  it('has links that outlive letters beyond ASCII', async () => {
    const file = await openFile(bytes)
    expect(String(valueOf(valueOf(annotation(file, 1), 'A'), 'URI'))).toBe(
      '(https://example.org/%C5%B5)',
    )
    expect(refOf(rawOf(page(file), 'Resources'))).not.toBeNull()
  })
})
