/**
 * What is dragged between lists, or within one. Lists of one `kind` take each other's rows. Every move is
 * also made by keys and by the menu of a row's handle, and is spoken politely.
 */
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react'
import {
  type CollisionDetection,
  DndContext,
  type DragMoveEvent,
  DragOverlay,
  type DragStartEvent,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useAnnounce } from '../app/announce.tsx'
import { placeAt } from './order.ts'
import classes from './SortableList.module.css'

/** A row that can be moved. `list` is null where it stands in no ordered list, such as in a list of search results. */
export type Movable = {
  id: string
  /** As it is spoken and as it reads while it is dragged. */
  name: string
  kind: string
  list: string | null
  /** From 0; of no meaning outside a list. */
  index: number
}

/** `index`: the place, from 0, in the list as it is after the move. */
export type Move = { row: Movable; list: string; index: number }

/** Where the dragged row would stand if it were let go now: before the row that is now at `before`. */
type Landing = { list: string; before: number }

type Board = {
  move(move: Move): void
  landing: Landing | null
  /** Gives the focus back to the handle of the row that was last moved, once it is drawn at its new place. */
  refocus(id: string, handle: HTMLElement | null): void
}

const BoardContext = createContext<Board | null>(null)

/** The board around; null where there is none. */
export function useBoard(): Board | null {
  return useContext(BoardContext)
}

/**
 * The list of the dragged row's kind under the pointer, with the place in it. The place is read from the
 * rows as they stand on the screen at this moment, so that scrolling meanwhile does not put it out.
 */
const placeBelow: CollisionDetection = (args) => {
  const { kind } = args.active.data.current as Movable
  const lists = args.droppableContainers.filter((list) => list.data.current?.['kind'] === kind)
  const [first] = pointerWithin({ ...args, droppableContainers: lists })
  const element = lists.find((list) => list.id === first?.id)?.node.current
  if (!first || !element || !args.pointerCoordinates) return []
  const rows = [...(element.querySelector('ol')?.children ?? [])].map((row) =>
    row.getBoundingClientRect(),
  )
  return [{ id: first.id, data: { before: placeAt(args.pointerCoordinates.y, rows) } }]
}

/**
 * The library speaks of pixels and ids, and into a live region of its own. The window has one already, so
 * the library's stands in an element that no page holds.
 */
const unheard = { container: document.createElement('div') }

/** `say`: to be spoken instead of the new place. `id`: the row's, where the move gives it another. */
type Moved = { say?: string; id?: string }

type BoardProps = {
  /** Does the move. */
  onMove(move: Move): Moved | void
  children: ReactNode
}

export function SortableBoard({ onMove, children }: BoardProps) {
  const announce = useAnnounce()
  const [dragged, setDragged] = useState<Movable | null>(null)
  const [landing, setLanding] = useState<Landing | null>(null)
  const moved = useRef<string | null>(null)
  // A click on the handle opens its menu, so a drag begins after a few pixels.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))

  const board = useMemo<Board>(
    () => ({
      landing,
      refocus(id, handle) {
        if (moved.current !== id) return
        moved.current = null
        handle?.focus()
      },
      move(move) {
        const done = onMove(move)
        moved.current = done?.id ?? move.row.id
        announce(done?.say ?? `${move.row.name}: now number ${move.index + 1}`)
      },
    }),
    [announce, landing, onMove],
  )

  function start({ active }: DragStartEvent) {
    const row = active.data.current as Movable
    setDragged(row)
    announce(`Moving ${row.name}. Escape puts it back.`)
  }

  function hover({ collisions }: DragMoveEvent) {
    const found = collisions?.[0]
    const next = found && { list: String(found.id), before: Number(found.data?.['before']) }
    setLanding((now) =>
      now?.list === next?.list && now?.before === next?.before ? now : (next ?? null),
    )
  }

  function end() {
    if (dragged && landing) {
      const within = landing.list === dragged.list
      const index = within && landing.before > dragged.index ? landing.before - 1 : landing.before
      if (!within || index !== dragged.index) {
        board.move({ row: dragged, list: landing.list, index })
      }
    }
    setDragged(null)
    setLanding(null)
  }

  function cancel() {
    if (dragged) announce(`${dragged.name} is back in its place`)
    setDragged(null)
    setLanding(null)
  }

  return (
    <BoardContext value={board}>
      <DndContext
        sensors={sensors}
        collisionDetection={placeBelow}
        accessibility={unheard}
        onDragStart={start}
        onDragMove={hover}
        onDragEnd={end}
        onDragCancel={cancel}
      >
        {children}
        <DragOverlay dropAnimation={null}>
          {dragged && <div className={classes.dragged}>{dragged.name}</div>}
        </DragOverlay>
      </DndContext>
    </BoardContext>
  )
}
