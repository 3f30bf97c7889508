/** The vision as it is edited: its own words, the strands with their KPIs, and the KPIs that may be tied. */
import { useMemo } from 'react'
import type { Output } from '../../../electron/contract/index.ts'
import type { Vision } from '../../../electron/domain/vision.ts'
import { UnkeptProvider } from '../../parts/InPlace.tsx'
import { NotSaved } from '../../parts/NotSaved.tsx'
import { inNewOrder } from '../../parts/order.ts'
import { Block } from '../../parts/Screen.tsx'
import { type Move, SortableBoard } from '../../parts/SortableBoard.tsx'
import { BoardList } from '../../parts/SortableList.tsx'
import { AddStrand } from './AddStrand.tsx'
import { Balance } from './Balance.tsx'
import {
  codeOf,
  type Editing,
  EditingProvider,
  type KpiSummary,
  linkId,
  useNewEditing,
} from './editing.tsx'
import { moveLink, moveStrand, tie } from './edits.ts'
import { KpiPicker } from './KpiPicker.tsx'
import { StrandEditor, strandChoices } from './StrandEditor.tsx'
import { VisionHead } from './VisionHead.tsx'
import classes from './VisionScreen.module.css'

type Review = Output<'vision.get'> & { vision: Vision }

export function VisionEditor({ review, kpis }: { review: Review; kpis: KpiSummary[] }) {
  const byCode = useMemo(() => new Map(kpis.map((kpi) => [kpi.code, kpi])), [kpis])
  const { editing, keep } = useNewEditing(review.vision, byCode)
  const { vision, ids } = editing
  return (
    <EditingProvider value={editing}>
      <UnkeptProvider value={keep}>
        <NotSaved autosave={editing.autosave} what="the vision" />
        <SortableBoard onMove={(move) => make(editing, move)}>
          <div className={classes.columns}>
            <div className={classes.strands}>
              <VisionHead />
              <BoardList
                label="Strands"
                list="strands"
                kind="strand"
                items={ids}
                idOf={(id) => id}
                nameOf={(id) => vision.strands[ids.indexOf(id)]?.title ?? ''}
                choices={(_, index) => strandChoices(editing, index)}
              >
                {(id, { index, handle }) => <StrandEditor id={id} index={index} handle={handle} />}
              </BoardList>
              <AddStrand />
            </div>
            <aside className={classes.side} aria-label="KPIs and balance">
              <Balance review={review} />
              <Block title="KPIs to tie">
                <KpiPicker kpis={kpis} orphans={review.kpisWithoutStrand} />
              </Block>
            </aside>
          </div>
        </SortableBoard>
      </UnkeptProvider>
    </EditingProvider>
  )
}

/** Does a move on the board, and says what became of it. */
function make({ vision, ids, edit }: Editing, { row, list, index }: Move) {
  if (row.kind === 'strand') {
    edit((now) => moveStrand(now, row.index, index), {
      ids: (order) => inNewOrder(order, row.index, index),
    })
    return { say: `${row.name} is now strand ${index + 1} of ${ids.length}` }
  }
  const code = codeOf(row.id)
  const to = ids.indexOf(list)
  const strand = vision.strands[to]
  if (!strand) return
  if (row.list !== list && strand.kpis.some((link) => link.code === code))
    return { say: `${row.name} measures ${strand.title} already` }
  if (row.list === null) {
    edit((now) => tie(now, to, { code, reason: '', target: null }, index))
    return { say: `${row.name} now measures ${strand.title}` }
  }
  const from = ids.indexOf(row.list)
  edit((now) => moveLink(now, from, code, to, index))
  return {
    say:
      row.list === list
        ? `${row.name} is now number ${index + 1} of ${strand.kpis.length}`
        : `${row.name} now measures ${strand.title}`,
    id: linkId(list, code),
  }
}
