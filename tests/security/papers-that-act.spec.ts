/**
 * The attack: a paper that does something when the pack is opened, read or clicked: scripts, programs, forms that
 * send, files inside it or elsewhere. Whatever holds it, it stays behind, and the clerk is told.
 */
import { describe, expect, it } from 'vitest'
import { readPaper } from '../../electron/pack/append/read-paper.ts'
import { append } from '../pack/append/append.ts'
import { objectsOf, onePage } from '../pack/append/raw.ts'

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const rect = '/Rect [10 10 90 30]'
const link = (action: string): string =>
  `/Annots [<< /Type /Annot /Subtype /Link ${rect} /A ${action} >>]`

const unsafe =
  /JavaScript|app\.alert|\/JS\b|\/Launch|calc\.exe|SubmitForm|ImportData|GoToR|GoToE|EmbeddedFile|\/EF\b|\/AA\b|OpenAction|RichMedia|\/Sound|\/Movie|\/Rendition|\/XFA|javascript:|file:/

const attacks: [string, Parameters<typeof onePage>[0], RegExp | null][] = [
  ['a script when the file is opened', { catalog: `/OpenAction ${script}` }, /1 script/],
  [
    'a script by name',
    { catalog: `/Names << /JavaScript << /Names [(a) ${script}] >> >>` },
    /1 script/,
  ],
  ['a script when a page is opened', { page: `/AA << /O ${script} >>` }, /1 script/],
  ['a script on a link', { page: link(script) }, /1 script/],
  [
    'a script behind a harmless action',
    { page: link(`<< /S /URI /URI (https://example.org) /Next ${script} >>`) },
    /1 script/,
  ],
  [
    'a script under a name in disguise',
    { page: link('<< /S /J#61vaScript /JS (app.alert\\(1\\)) >>') },
    /1 script/,
  ],
  [
    'a script in a bookmark',
    {
      catalog: '/Outlines 5 0 R',
      more: {
        5: '<< /First 6 0 R /Last 6 0 R /Count 1 >>',
        6: `<< /Title (x) /Parent 5 0 R /A ${script} >>`,
      },
    },
    /1 script/,
  ],
  [
    'a script on a comment',
    { page: `/Annots [<< /Type /Annot /Subtype /Text ${rect} /AA << /E ${script} >> >>]` },
    /1 script/,
  ],
  [
    'a script among the resources',
    { page: `/Resources << /Properties << /P1 ${script} >> >>` },
    /1 script/,
  ],
  [
    'a script that a picture points to',
    {
      page: '/Resources << /XObject << /X 5 0 R >> >>',
      more: {
        5: {
          dict: '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /PieceInfo 6 0 R /Extra 6 0 R',
          data: 'n',
        },
        6: script,
      },
    },
    /1 script/,
  ],
  ['a program', { page: link('<< /S /Launch /F (calc.exe) >>') }, /1 launch action/],
  [
    'a form that sends itself',
    { page: link('<< /S /SubmitForm /F (https://example.org) >>') },
    /1 submit action/,
  ],
  ['an import of data', { page: link('<< /S /ImportData /F (data.fdf) >>') }, /1 import action/],
  [
    'a link to another file',
    { page: link('<< /S /GoToR /F (other.pdf) /D [0 /Fit] >>') },
    /1 link to another file/,
  ],
  [
    'a link into an attached file',
    { page: link('<< /S /GoToE /D [0 /Fit] >>') },
    /1 link into an attached file/,
  ],
  [
    'an address that is a script',
    { page: link('<< /S /URI /URI (javascript:app.alert\\(1\\)) >>') },
    null,
  ],
  ['an address on the disk', { page: link('<< /S /URI /URI (file:///etc/passwd) >>') }, null],
  [
    'a file attached to it',
    {
      catalog: '/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>',
      more: {
        5: '<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>',
        6: { dict: '/Type /EmbeddedFile', data: 'MZ' },
      },
    },
    /1 attached file/,
  ],
  [
    'a file attached to a page',
    {
      page: `/Annots [<< /Type /Annot /Subtype /FileAttachment ${rect} /FS 5 0 R >>] /AF [5 0 R]`,
      more: {
        5: '<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>',
        6: { dict: '/Type /EmbeddedFile', data: 'MZ' },
      },
    },
    /1 attached file/,
  ],
  [
    'a film',
    {
      page: `/Annots [<< /Type /Annot /Subtype /RichMedia ${rect} /RichMediaContent << /Assets << /Names [(a) 5 0 R] >> >> >>]`,
      more: {
        5: '<< /Type /Filespec /F (a.swf) /EF << /F 6 0 R >> >>',
        6: { dict: '', data: 'FWS' },
      },
    },
    /1 film/,
  ],
  [
    'a script that gives itself out for an element of the structure',
    {
      page: '/Resources << /Properties << /P1 << /S /JavaScript /JS (app.alert\\(1\\)) /P 3 0 R /K 0 >> >> >>',
    },
    null,
  ],
  [
    'a script on an element of the structure',
    {
      catalog: '/MarkInfo << /Marked true >> /StructTreeRoot << /K 5 0 R >>',
      more: { 5: `<< /S /P /K [] /JS (app.alert) /AA << /O ${script} >> >>` },
    },
    /1 script/,
  ],
  [
    'a form beside its fields',
    {
      catalog: '/AcroForm << /XFA (x) /Fields [5 0 R] >>',
      more: { 5: `<< /FT /Tx /T (n) /AA << /K ${script} >> >>` },
    },
    /1 script/,
  ],
]

describe('a paper with', () => {
  it.each(attacks)('%s is appended without it', async (_what, given, said) => {
    const bytes = onePage(given)
    const paper = await readPaper(bytes)
    if (said !== null) expect(paper.status === 'readable' && paper.removed.join('; ')).toMatch(said)
    const read = await append(bytes)
    expect(read.text[0]).toContain(given.page?.includes('/Resources') ? 'Page 1' : 'Seen')
    for (const object of await objectsOf(read.bytes)) expect(object).not.toMatch(unsafe)
  })

  it('data that lies in another file does not have it fetched', async () => {
    const read = await append(
      onePage({
        page: '/Resources << /XObject << /X 5 0 R >> >>',
        more: {
          5: {
            dict: '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /F (\\\\\\\\server\\\\share) /FFilter /FlateDecode',
            data: 'n',
          },
        },
      }),
    )
    expect((await objectsOf(read.bytes)).join('\n')).not.toMatch(/server|FFilter/)
  })
})
