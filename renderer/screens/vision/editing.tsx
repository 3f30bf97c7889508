/** The vision while it is edited: every change is shown at once, saved at once, and can be taken back. */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Output } from '../../../electron/contract/index.ts'
import type { Vision } from '../../../electron/domain/vision.ts'
import { call } from '../../api.ts'
import { type Autosave, createAutosave } from '../../parts/autosave.ts'
import { offerUndo } from '../../parts/undo.tsx'
import { type Working, working } from './edits.ts'

export type KpiSummary = Output<'kpis.list'>['kpis'][number]

export type Editing = Working & {
  kpis: ReadonlyMap<string, KpiSummary>
  /** Changes the vision, and the order of its strands' ids where strands come, go or move. */
  edit(change: (vision: Vision) => Vision, ids?: (ids: string[]) => string[]): void
  /** Offers to take back what was done, on the vision as it is then. */
  offer(done: string, back: (vision: Vision) => Vision): void
  autosave: Autosave<Working>
  /** Whether a field holds something that is not handed over for saving yet. */
  typing: boolean
}

const EditingContext = createContext<Editing | null>(null)
export const EditingProvider = EditingContext.Provider

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('The vision is edited outside its screen')
  return editing
}

/** Begins editing the vision that the vault has. */
export function useNewEditing(
  saved: Vision,
  kpis: ReadonlyMap<string, KpiSummary>,
): { editing: Editing; keep(field: string, unkept: boolean): void } {
  const [autosave] = useState(() =>
    createAutosave(working(saved, null), ({ vision }) => call('vision.save', { vision })),
  )
  const { value } = useSyncExternalStore(autosave.subscribe, autosave.now)
  const [unkept, setUnkept] = useState<ReadonlySet<string>>(new Set())
  const keep = useCallback((field: string, isUnkept: boolean) => {
    setUnkept((now) => {
      if (now.has(field) === isUnkept) return now
      const next = new Set(now)
      if (isUnkept) next.add(field)
      else next.delete(field)
      return next
    })
  }, [])
  const typing = unkept.size > 0
  useEffect(() => {
    autosave.take((before) => working(saved, before))
  }, [autosave, saved])
  const editing = useMemo<Editing>(
    () => ({
      ...value,
      kpis,
      autosave,
      typing,
      edit(change, ids = (same) => same) {
        autosave.edit((now) => {
          const vision = change(now.vision)
          return vision === now.vision ? now : { vision, ids: ids(now.ids) }
        })
      },
      offer(done, back) {
        offerUndo({
          done,
          async undo() {
            await autosave.settled()
            const { vision } = await call('vision.get', {})
            if (vision) await call('vision.save', { vision: back(vision) })
          },
        })
      },
    }),
    [autosave, kpis, typing, value],
  )
  return { editing, keep }
}

/** What an id of a row on the board says: its list, and the KPI's code. */
export const linkId = (list: string, code: string) => `${list}/${code}`
export const codeOf = (id: string) => id.slice(id.indexOf('/') + 1)
