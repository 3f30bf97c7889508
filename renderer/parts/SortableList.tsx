/**
 * A list that a person puts in order: by dragging a row's handle, by the arrow keys on it, or by its menu.
 * Alone it keeps its rows to itself; inside a `SortableBoard`, lists of one kind exchange rows.
 */
import { type ReactNode, useId } from 'react'
import { useDroppable } from '@dnd-kit/core'
import { DragHandle } from './DragHandle.tsx'
import { SortableBoard, useBoard } from './SortableBoard.tsx'
import classes from './SortableList.module.css'

type ListProps<T> = {
  /** Names the list for those who listen. */
  label: string
  items: readonly T[]
  /** Stays with the item while it moves, and is no other's on the screen. */
  idOf(item: T): string
  /** What the item is called, as it is spoken and as it reads while it is dragged. */
  nameOf(item: T): string
  /** Draws a row. The handle has to stand in it. */
  children(item: T, row: { index: number; handle: ReactNode }): ReactNode
  /** Further choices of a row's menu, as `Menu.Item`s. */
  choices?(item: T, index: number): ReactNode
}

type SortableListProps<T> = ListProps<T> & {
  /** The item at `from` was moved to `to`, both from 0. Numbers on the screen should change at once. */
  onMove(from: number, to: number): void
}

/** A list on its own. */
export function SortableList<T>({ onMove, ...list }: SortableListProps<T>) {
  const id = useId()
  return (
    <SortableBoard onMove={({ row, index }) => onMove(row.index, index)}>
      <BoardList list={id} kind={id} {...list} />
    </SortableBoard>
  )
}

type BoardListProps<T> = ListProps<T> & {
  /** The list's id, which `Move` names. */
  list: string
  /** What its rows are; lists of one kind on a board exchange them. */
  kind: string
  /** What stands in it while it has no rows: what may be let go here. */
  empty?: ReactNode
}

/** A list on a board, whose `onMove` does the moves. */
export function BoardList<T>(props: BoardListProps<T>) {
  const { label, items, idOf, nameOf, children, choices, list, kind, empty } = props
  const board = useBoard()
  const { setNodeRef } = useDroppable({ id: list, data: { kind } })
  const before = board?.landing?.list === list ? board.landing.before : null
  const row = (item: T, index: number) => ({
    id: idOf(item),
    name: nameOf(item),
    kind,
    list,
    index,
  })
  return (
    <div className={classes.box} data-over={before !== null || undefined} ref={setNodeRef}>
      <ol className={classes.list} aria-label={label}>
        {items.map((item, index) => (
          <li
            key={idOf(item)}
            className={classes.row}
            data-landing={
              before === index
                ? 'before'
                : before === items.length && index === items.length - 1
                  ? 'after'
                  : undefined
            }
          >
            {children(item, {
              index,
              handle: (
                <DragHandle
                  row={row(item, index)}
                  of={items.length}
                  choices={choices?.(item, index)}
                />
              ),
            })}
          </li>
        ))}
      </ol>
      {items.length === 0 && empty}
    </div>
  )
}
