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
  /JavaScript|app\.alert|\/S \/Hide|SetOCGState|\\\\server|data:text|\/JS\b|\/Launch|calc\.exe|SubmitForm|ImportData|GoToR|GoToE|EmbeddedFile|\/EF\b|\/AA\b|OpenAction|RichMedia|\/Sound|\/Movie|\/Rendition|\/XFA|javascript:|file:/

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
    /1 script/,
  ],
  [
    'an address that is a script in disguise',
    { page: link('<< /S /URI /URI <FEFF000A006A006100760061007300630072006900700074003A0031> >>') },
    /1 script/,
  ],
  [
    'an address that holds a page',
    { page: link('<< /S /URI /URI (data:text/html,x) >>') },
    /1 script/,
  ],
  [
    'an address on the disk',
    { page: link('<< /S /URI /URI (file:///etc/passwd) >>') },
    /1 link to another file/,
  ],
  [
    'an address on a server of the house',
    { page: link('<< /S /URI /URI (\\\\\\\\server\\\\share) >>') },
    /1 link to another file/,
  ],
  [
    'an address beside the file',
    { page: link('<< /S /URI /URI (other.pdf) >>') },
    /1 link to another file/,
  ],
  [
    'an address for another program',
    { page: link('<< /S /URI /URI (ms-word:ofe|u|x) >>') },
    /1 link to an address that is not on the web/,
  ],
  [
    'an action whose kind is an object by itself',
    { page: link('<< /S 5 0 R /JS (app.alert) >>'), more: { 5: '/JavaScript' } },
    /1 script/,
  ],
  [
    'such an action among the resources',
    {
      page: '/Resources << /Properties << /P1 << /S 5 0 R /JS (app.alert) >> >> >>',
      more: { 5: '/JavaScript' },
    },
    /1 script/,
  ],
  [
    'scripts in a row behind an action',
    {
      page: link(
        `<< /S /GoTo /D [0 /Fit] /Next [${script} << /S /Named /N /NextPage /Next ${script} >>] >>`,
      ),
    },
    /2 scripts/,
  ],
  [
    'an annotation that is a script itself',
    {
      page: `/Annots [5 0 R << /Type /Annot /Subtype /Square ${rect} /S /JavaScript /JS (app.alert) >>]`,
      more: { 5: `<< /Type /Annot /Subtype /Circle ${rect} /S /JavaScript /JS (app.alert) >>` },
    },
    /2 scripts/,
  ],
  [
    'an annotation that is reached before its page',
    {
      page: '/Resources << /Properties << /P1 5 0 R /P2 3 0 R /P3 << /Inner 5 0 R >> >> >> /Annots [5 0 R] /AA << /O 6 0 R >>',
      more: {
        5: `<< /Subtype /Text ${rect} /A << /S /URI /URI (file:///x) >> /AA << /PO 6 0 R >> >>`,
        6: '<< /S /URI /URI (https://example.org/opened) >>',
      },
    },
    /1 link to another file/,
  ],
  [
    'names of what acts under other things',
    {
      page: '/Resources << /ExtGState << /G << /LW 2 /JS (x) /EF << >> /XFA [(x)] /Launch true /AA << >> /OpenAction 5 0 R >> >> >>',
      more: { 5: '<< /A true >>' },
    },
    null,
  ],
  [
    'layers that a link turns on',
    { page: link('<< /S /SetOCGState /State [/ON] >>') },
    /1 action that hides or shows/,
  ],
  ['a link that hides a field', { page: link('<< /S /Hide /T (n) >>') }, /1 action that hides/],
  [
    'a screen that plays',
    {
      page: `/Annots [<< /Type /Annot /Subtype /Screen ${rect} /A << /S /Rendition /OP 0 /R << /S /MR >> >> >>]`,
    },
    /1 film or sound action.*1 film|1 film, sound or model.*1 film or sound/,
  ],
  [
    'a model',
    {
      page: `/Annots [<< /Type /Annot /Subtype /3D ${rect} /3DD 5 0 R >>]`,
      more: {
        5: { dict: '/Type /3D /Subtype /U3D /OnInstantiate 6 0 R', data: 'U3D' },
        6: { dict: '', data: 'app.alert' },
      },
    },
    /1 film, sound or model/,
  ],
  [
    'an annotation of a kind that nobody knows',
    { page: `/Annots [<< /Type /Annot /Subtype /RichMediaPlus ${rect} /JS (app.alert) >>]` },
    null,
  ],
  [
    'a file that hangs on everything',
    {
      catalog: '/AF [5 0 R]',
      page: '/AF [5 0 R] /Resources << /ExtGState << /G << /AF [5 0 R] >> >> >>',
      more: {
        5: '<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>',
        6: { dict: '/Type /EmbeddedFile', data: 'MZ' },
      },
    },
    /1 attached file/,
  ],
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

  it('fonts and pictures by the names of what acts loses none of them', async () => {
    const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
    const resources = `/Resources << /Font << /JS ${font} /AA 5 0 R >> /XObject << /EF 6 0 R >> >>`
    const read = await append(
      onePage({
        page: resources,
        content: 'BT /JS 12 Tf 50 500 Td (One) Tj /AA 12 Tf 0 -40 Td (Two) Tj ET /EF Do',
        more: {
          5: font,
          6: {
            dict: `/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources 7 0 R`,
            data: 'BT /Launch 12 Tf 50 300 Td (Three) Tj ET',
          },
          7: `<< /Font 8 0 R >>`,
          8: `<< /Launch 5 0 R >>`,
        },
      }),
    )
    expect(read.text[0]).toMatch(/One.*Two.*Three/)
    const all = (await objectsOf(read.bytes)).join('\n')
    expect(all).toMatch(/\/Launch \d+ 0 R/)
  })

  it('addresses as people write them keeps those links', async () => {
    const read = await append(
      onePage({
        catalog: '/URI << /Base (https://example.org/papers/) >>',
        page: `/Annots [${[
          '( https://example.org/a b)',
          '(www.example.org)',
          '(minutes.html)',
          '<FEFF00680074007400700073003A002F002F0061002E006F00720067002F00E9>',
          '(mailto:clerk@example.org)',
        ]
          .map((uri) => `<< /Subtype /Link ${rect} /A << /S /URI /URI ${uri} >> >>`)
          .join(' ')}]`,
      }),
    )
    expect(read.links.flatMap(({ url }) => (url === null ? [] : [url]))).toEqual([
      'https://example.org/a%20b',
      'http://www.example.org/',
      'https://example.org/papers/minutes.html',
      'https://a.org/%C3%A9',
      'mailto:clerk@example.org',
    ])
  })

  it('its pages as files inside it is refused, and the clerk told how to bring them', async () => {
    const paper = await readPaper(
      onePage({
        catalog: '/Collection << /View /D >> /Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>',
        more: {
          5: '<< /Type /Filespec /F (a.pdf) /EF << /F 6 0 R >> >>',
          6: { dict: '', data: 'x' },
        },
      }),
    )
    expect(paper.status === 'refused' && paper.reason).toMatch(/portfolio/)
  })
})
