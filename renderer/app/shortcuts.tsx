/**
 * Keys that work on every screen, by each system's conventions, and the list of them. The menu of a host sends
 * the same commands.
 */
import { useEffect } from 'react'
import { Kbd, Modal, Table } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { listen } from '../api.ts'
import { undoLast } from '../parts/undo.tsx'
import { places, placesApart } from './places.ts'
import { openSearch } from './search.tsx'

const onMac = /mac/i.test(navigator.userAgent)
const mod = onMac ? '⌘' : 'Ctrl'

/** By what they do; `keys` as Mantine writes them. */
const keysOf = {
  search: { keys: 'mod+K', words: 'Search' },
  back: { keys: onMac ? 'mod+[' : 'alt+ArrowLeft', words: 'Back' },
  forward: { keys: onMac ? 'mod+]' : 'alt+ArrowRight', words: 'Forward' },
  lock: { keys: 'mod+shift+L', words: 'Lock the vault' },
  undo: { keys: 'mod+Z', words: 'Undo the last change, outside a text' },
  shortcuts: { keys: 'mod+/', words: 'Show these keys' },
} as const
type Command = keyof typeof keysOf

/** `Ctrl + K`, as it stands on this system's keys. */
function printed(keys: string): string {
  return keys
    .split('+')
    .map((key) =>
      key === 'mod'
        ? mod
        : key
            .replace('ArrowLeft', '←')
            .replace('ArrowRight', '→')
            .replace(/^./, (a) => a.toUpperCase()),
    )
    .join(' + ')
}

/** For the title of a button: `Search (Ctrl + K)`. */
export function shortcutWords(command: Command): string {
  const { keys, words } = keysOf[command]
  return `${words} (${printed(keys)})`
}

/** The first nine screens by number, in the order of the navigation. */
const numbered = [...places, ...placesApart].slice(0, 9).map(({ name, to }, index) => ({
  name,
  to,
  keys: `mod+${index + 1}`,
}))

/** What the menu of a host says to go to a screen. */
function commandTo(to: string): string {
  return `go:${to === '/' ? 'home' : to.slice(1)}`
}

export function Shortcuts({ onLock }: { onLock(): void }) {
  const { history } = useRouter()
  const navigate = useNavigate()
  const [shown, { open, close }] = useDisclosure(false)
  const commands: Record<Command, () => void> = {
    search: openSearch,
    back: () => history.back(),
    forward: () => history.forward(),
    lock: onLock,
    undo: undoLast,
    shortcuts: open,
  }
  useHotkeys(
    (Object.keys(commands) as Command[])
      .filter((name) => name !== 'undo')
      .map((name) => [keysOf[name].keys, commands[name]]),
    [],
  )
  // In a text the same keys take back what was typed.
  useHotkeys([[keysOf.undo.keys, commands.undo]])
  useHotkeys(
    numbered.map(({ keys, to }) => [keys, () => void navigate({ to })]),
    [],
  )
  useEffect(() =>
    listen('command', ({ name }) => {
      const place = [...places, ...placesApart].find(({ to }) => commandTo(to) === name)
      if (place) void navigate({ to: place.to })
      else if (name === 'help') void navigate({ to: '/help' })
      else if (Object.hasOwn(commands, name)) commands[name as Command]()
    }),
  )
  return (
    <Modal opened={shown} onClose={close} title="Keys" size="md">
      <Table>
        <Table.Tbody>
          {[
            ...Object.values(keysOf),
            ...numbered.map(({ name, keys }) => ({ keys, words: name })),
          ].map(({ keys, words }) => (
            <Table.Tr key={keys}>
              <Table.Th scope="row">{words}</Table.Th>
              <Table.Td>
                <Kbd>{printed(keys)}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
