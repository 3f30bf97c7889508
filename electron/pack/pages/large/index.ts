/** What large print draws in a way of its own; every other section is made of blocks and tables, which turn by themselves. */
import { layBlocks, words } from '../../blocks/index.ts'
import type { Flow } from '../../blocks/index.ts'
import type { PageContext } from '../../page.ts'
import type { Text } from '../../text.ts'
import { mm } from '../../tokens.ts'
import { drawLargeAgenda } from './agenda.ts'
import { drawLargeCover } from './cover.ts'
import { drawLargeSchool } from './school.ts'
import { drawLargeVision } from './vision.ts'

export const largePages = {
  cover: drawLargeCover,
  agenda: drawLargeAgenda,
  sections: { vision: drawLargeVision, schools: drawLargeSchool },
} as const

/** Rule and sources of a section, below all else of it. */
export function drawNotes({ doc, ...context }: PageContext, note: Text): void {
  const { frame, setup } = doc
  const flow: Flow = {
    doc,
    x: frame.left,
    width: frame.width,
    y: doc.lowest,
    bottom: frame.bottom,
    turn() {
      this.y = context.addPage(setup.name).top
    },
  }
  layBlocks({ ...flow, y: flow.y + mm(8) }, [words(note, { style: 'source', before: 0 })])
}
