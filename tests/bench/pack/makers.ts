/** Who sets the content: Plumbline, and what else a clerk could use, where it is installed. */
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchContent } from './content.ts'
import { htmlOf, latexOf, svgOf, typstOf } from './sources.ts'

export type Maker = { name: string; tagged: boolean; file: string; command: string[]; cwd?: string }

const here = import.meta.dirname
const root = join(here, '..', '..', '..')

function found(...programs: readonly string[]): string | null {
  return programs.find((program) => spawnSync(program, ['--version']).status === 0) ?? null
}

/**
 * The makers that this machine has, with their sources written into the folder. `bundle` is Plumbline's own
 * program, bundled as it is shipped. `missing` hears who is not there, and how it would be.
 */
export function makers(
  folder: string,
  pages: number,
  bundle: string,
  missing: (words: string) => void,
): Maker[] {
  const content = benchContent(pages)
  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const out = (name: string): string => join(folder, name)
  const json = put('content.json', JSON.stringify(content))
  const html = put('bench.html', htmlOf(content))
  const list: Maker[] = [
    {
      ...{ name: 'Plumbline', tagged: true, file: out('plumbline.pdf') },
      command: [process.execPath, bundle, String(pages), out('plumbline.pdf')],
    },
  ]
  const chromium = found('chromium', 'google-chrome', 'chromium-browser')
  if (chromium === null) missing('Chromium: no browser on the path')
  else
    list.push({
      ...{ name: 'Chromium, print to PDF', tagged: true, file: out('chromium.pdf') },
      command: [
        chromium,
        '--headless',
        '--no-sandbox',
        '--no-pdf-header-footer',
        `--user-data-dir=${out('profile')}`,
        `--print-to-pdf=${out('chromium.pdf')}`,
        html,
      ],
    })
  const office = found('soffice', 'libreoffice')
  if (office === null) missing('LibreOffice: no soffice on the path')
  else
    list.push({
      ...{ name: 'LibreOffice Writer', tagged: true, file: out('bench.pdf') },
      command: [
        office,
        '--headless',
        `-env:UserInstallation=file://${out('office')}`,
        '--infilter=HTML (StarWriter)',
        '--convert-to',
        'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
        '--outdir',
        folder,
        html,
      ],
    })
  const typst = typstCommand(put('bench.typ', typstOf(content)), out('typst.pdf'))
  if (typst === null) missing('Typst: neither typst on the path nor its package in $TYPST_FOLDER')
  else {
    content.charts.forEach((chart, i) => put(`chart-${i}.svg`, svgOf(chart)))
    list.push({ name: 'Typst, tagged', tagged: true, file: out('typst.pdf'), command: typst })
  }
  const python = ['/usr/bin/python3', 'python3'].find(
    (each) => spawnSync(each, ['-c', 'import reportlab.platypus']).status === 0,
  )
  if (python === undefined) missing('ReportLab: Python has no reportlab')
  else
    list.push({
      ...{ name: 'ReportLab', tagged: false, file: out('reportlab.pdf') },
      command: [
        python,
        join(here, 'by_reportlab.py'),
        json,
        join(root, 'resources', 'fonts'),
        out('reportlab.pdf'),
      ],
    })
  if (found('pdflatex') === null) missing('pdflatex: not on the path')
  else {
    const tex = put('latex.tex', latexOf(content))
    list.push({
      ...{ name: 'pdflatex, fixed columns', tagged: false, file: out('latex.pdf'), cwd: folder },
      command: ['pdflatex', '-interaction=batchmode', '-halt-on-error', tex],
    })
  }
  return list
}

function typstCommand(source: string, file: string): string[] | null {
  const fonts = join(root, 'resources', 'fonts')
  if (found('typst') !== null)
    return ['typst', 'compile', '--font-path', fonts, '--pdf-standard', 'ua-1', source, file]
  const folder = process.env['TYPST_FOLDER'] ?? root
  return existsSync(join(folder, 'node_modules/@myriaddreamin/typst-ts-node-compiler'))
    ? [process.execPath, join(here, 'by_typst.mjs'), folder, source, file]
    : null
}
