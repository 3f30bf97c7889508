/**
 * Writes the papers of the demonstration trust (`resources/demo/papers`) from the texts beside them: as
 * tagged PDF/UA, so that the demonstration pack may claim it too. `node electron/node24.mjs tests/demo-papers.ts`
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { dataTable, heading, layBlocks, list, title, words } from '../electron/pack/blocks/index.ts'
import { PackDocument } from '../electron/pack/document.ts'
import { marked } from '../electron/pack/text.ts'
import type { Block, Flow } from '../electron/pack/blocks/index.ts'

export const demoPapers = join(import.meta.dirname, '..', 'resources', 'demo', 'papers')

/** The paper that a text becomes. */
export function demoPaper(text: string): Uint8Array {
  const [head = '', ...parts] = text.trim().split('\n\n')
  const [finding = '', sentence = ''] = head.replace(/^# /, '').split('\n')
  const doc = new PackDocument({
    title: finding,
    author: 'Alder Valley Learning Trust',
    subject: sentence,
    created: new Date('2026-11-20T00:00:00Z'),
    known: { pages: 0, anchors: new Map() },
    furniture: () => {},
  })
  layBlocks(pageOf(doc), [title(finding, sentence), ...parts.map(blockOf)])
  doc.endPage()
  return doc.finish()
}

if (import.meta.main)
  for (const name of readdirSync(demoPapers).filter((one) => one.endsWith('.md')))
    writeFileSync(
      join(demoPapers, `${basename(name, '.md')}.pdf`),
      demoPaper(readFileSync(join(demoPapers, name), 'utf8')),
    )

function pageOf(doc: PackDocument): Flow {
  const begin = (): { y: number; bottom: number } => {
    const { top, bottom } = doc.addPage({ name: '', furniture: 'none' })
    return { y: top, bottom }
  }
  const first = begin()
  return {
    doc,
    x: doc.frame.left,
    width: doc.frame.width,
    ...first,
    turn() {
      Object.assign(this, begin())
    },
  }
}

/** A heading, a list, a table whose first line names its columns, or a paragraph. */
function blockOf(part: string): Block {
  const lines = part.split('\n')
  if (part.startsWith('## ')) return heading(part.slice(3))
  if (part.startsWith('- ')) return list(lines.map((line) => ({ text: marked(line.slice(2)) })))
  if (/^\d+\. /.test(part))
    return list(
      lines.map((line) => {
        const [label = '', ...rest] = line.split(' ')
        return { label, text: marked(rest.join(' ')) }
      }),
    )
  if (!part.startsWith('| ')) return words(marked(part))
  const [heads = [], ...rows] = lines.map((line) => line.slice(2, -2).split(' | '))
  return dataTable({
    summary: heads.join(', '),
    columns: heads.map((head, i) =>
      i === 0 ? { head, share: 2, names: true } : { head, share: 1, align: 'right' },
    ),
    rows: rows.map((cells) => ({ cells, kind: cells[0] === 'Together' ? 'total' : 'row' })),
  })
}
