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
  edit(change: (vision: Vision) => Vision, options?: EditOptions): void
  autosave: Autosave<Working, Change>
  /** Whether a field holds something that is not handed over for saving yet. */
  typing: boolean
}

type EditOptions = {
  ids?: (ids: string[]) => string[]
  /** What was done, as a sentence without a full stop: then it is offered to take it back. */
  done?: string
}

/** The change of the vault that a save made; null where nothing was different. */
type Change = string | null

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
    createAutosave<Working, Change>(working(saved, null), async (next, { vision: from }) => {
      const { vision, change } = await call('vision.save', { vision: next.vision, from })
      return { value: working(vision, next), answer: change }
    }),
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
      edit(change, { ids = (same: string[]) => same, done } = {}) {
        const saved = autosave.edit((now) => {
          const vision = change(now.vision)
          return vision === now.vision ? now : { vision, ids: ids(now.ids) }
        })
        if (done !== undefined) offerBack(autosave, done, saved)
      },
    }),
    [autosave, kpis, typing, value],
  )
  return { editing, keep }
}

/** Offers to take one change back, in turn with the edits that are being saved. */
function offerBack(
  autosave: Autosave<Working, Change>,
  done: string,
  saving: Promise<Change>,
): void {
  offerUndo(saving, (change) => {
    if (change === null) return null
    const undo = () =>
      autosave.send(async (now) => {
        const { change: answer } = await call('changes.undo', { change })
        const { vision } = await call('vision.get', {})
        return { value: vision ? working(vision, now) : now, answer }
      })
    return { done, undo }
  })
}

/** What an id of a row on the board says: its list, and the KPI's code. */
export const linkId = (list: string, code: string) => `${list}/${code}`
export const codeOf = (id: string) => id.slice(id.indexOf('/') + 1)
