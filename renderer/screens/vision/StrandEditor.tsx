/** One strand: its number, title, what success looks like, and the KPIs that measure it. */
import type { ReactNode } from 'react'
import { Menu } from '@mantine/core'
import { isBlank } from '../../../electron/domain/prose.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { InPlace } from '../../parts/InPlace.tsx'
import { BoardList } from '../../parts/SortableList.tsx'
import { type Editing, linkId, useEditing } from './editing.tsx'
import { changeStrand, withoutStrand } from './edits.ts'
import { linkChoices, LinkRow } from './LinkRow.tsx'
import classes from './VisionScreen.module.css'
import { wordsTooLong } from './VisionHead.tsx'

type StrandEditorProps = { id: string; index: number; handle: ReactNode }

export function StrandEditor({ id, index, handle }: StrandEditorProps) {
  const editing = useEditing()
  const announce = useAnnounce()
  const { vision, kpis, edit } = editing
  const strand = vision.strands[index]
  if (!strand) return null
  const name = (code: string) => kpis.get(code)?.name ?? code
  return (
    <section aria-label={strand.title} className={classes.strand} id={id} tabIndex={-1}>
      <div className={classes.title}>
        {handle}
        <span className={classes.number}>{index + 1}</span>
        <InPlace
          label={`Title of strand ${index + 1}`}
          look="title"
          value={strand.title}
          most={80}
          problem={(text) => (isBlank(text) ? 'A strand needs a title.' : null)}
          onSave={(text) => edit((now) => changeStrand(now, index, { title: text.trim() }))}
        />
      </div>
      <div className={classes.body}>
        <InPlace
          label={`What success looks like in strand ${index + 1}`}
          value={strand.success}
          most={4000}
          lines
          placeholder="What success looks like, in a sentence that a parent would understand"
          problem={wordsTooLong}
          onSave={(text) => edit((now) => changeStrand(now, index, { success: text }))}
        />
        {strand.kpis.length > 0 && (
          <div className={classes.heads} aria-hidden>
            <span>Measured by</span>
            <span>Why</span>
            <span>Target</span>
          </div>
        )}
        <BoardList
          label={`KPIs of ${strand.title}`}
          list={id}
          kind="kpi"
          items={strand.kpis}
          idOf={(link) => linkId(id, link.code)}
          nameOf={(link) => name(link.code)}
          choices={(link) => linkChoices(editing, announce, index, link.code)}
          empty={
            <p className={classes.empty}>
              Nothing measures this strand yet. Drag a KPI here from the list beside, or choose this
              strand in its menu there.
            </p>
          }
        >
          {(link, row) => (
            <LinkRow strand={index} link={link} kpi={kpis.get(link.code)} handle={row.handle} />
          )}
        </BoardList>
      </div>
    </section>
  )
}

/** Further choices of a strand's menu. */
export function strandChoices({ vision, edit }: Editing, index: number): ReactNode {
  const strand = vision.strands[index]
  if (!strand) return null

  function remove() {
    if (!strand) return
    edit((now) => withoutStrand(now, index), {
      ids: (ids) => ids.toSpliced(index, 1),
      done: `The strand “${strand.title}” was removed`,
    })
  }

  const only = vision.strands.length === 1
  return (
    <Menu.Item disabled={only} onClick={remove}>
      {only ? 'Remove the strand (a vision keeps one)' : 'Remove the strand'}
    </Menu.Item>
  )
}
