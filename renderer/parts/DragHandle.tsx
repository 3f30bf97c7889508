/**
 * The handle of a row that can be moved: dragged by the pointer, moved by the arrow keys, and with a menu of
 * every move that there is, for those who do neither.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useDraggable } from '@dnd-kit/core'
import { Menu, UnstyledButton } from '@mantine/core'
import { type Movable, useBoard } from './SortableBoard.tsx'
import classes from './SortableList.module.css'

type DragHandleProps = {
  row: Movable
  /** How many rows its list has; 0 outside a list. */
  of: number
  /** Further choices of its menu, as `Menu.Item`s: moves into other lists, removing. */
  choices?: ReactNode
}

export function DragHandle({ row, of, choices }: DragHandleProps) {
  const board = useBoard()
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: row.id, data: row })
  const button = useRef<HTMLButtonElement | null>(null)

  useEffect(() => {
    board?.refocus(row.id, button.current)
  })

  function by(step: -1 | 1) {
    const { list } = row
    const index = row.index + step
    if (list !== null && index >= 0 && index < of) board?.move({ row, list, index })
  }

  function key(event: KeyboardEvent) {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (step === null || row.list === null) return
    event.preventDefault()
    event.stopPropagation()
    by(step)
  }

  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <UnstyledButton
          ref={(element) => {
            button.current = element
            setNodeRef(element)
          }}
          className={classes.handle}
          data-dragging={isDragging || undefined}
          aria-label={`Move ${row.name}`}
          title={
            row.list === null
              ? 'Drag, or press for choices'
              : 'Drag, use the arrow keys, or press for choices'
          }
          {...listeners}
          onKeyDown={key}
        >
          <svg viewBox="0 0 12 18" width="12" height="18" aria-hidden>
            {[3, 9, 15].flatMap((y) =>
              [3, 9].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.6" />),
            )}
          </svg>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {row.list !== null && (
          <>
            <Menu.Item disabled={row.index === 0} onClick={() => by(-1)}>
              Move up
            </Menu.Item>
            <Menu.Item disabled={row.index >= of - 1} onClick={() => by(1)}>
              Move down
            </Menu.Item>
          </>
        )}
        {choices}
      </Menu.Dropdown>
    </Menu>
  )
}
