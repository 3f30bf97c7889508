/** Copies what is shown, or saves it: a table as text or CSV, a chart as a picture. */
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Input } from '../../electron/contract/index.ts'
import { call, errorData } from '../api.ts'
import { messageFor } from '../errors.ts'
import { type Picture, toPng, toSvg } from './picture/pens.ts'

type TakeAwayProps = {
  /** What is taken, for screen readers: `the scorecard`. */
  what: string
  /** What a saved picture is called, without ending. */
  name: string
  table?: Input<'insight.export'>
  picture?: () => Picture
}

export function TakeAway({ what, name, table, picture }: TakeAwayProps) {
  return (
    <Menu position="bottom-end" width={220} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button size="compact-sm" aria-label={`Copy or save ${what}`}>
          Copy or save
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {table && (
          <>
            <Menu.Item onClick={() => void attempt(() => copyTable(table))}>
              Copy the table
            </Menu.Item>
            <Menu.Item onClick={() => void attempt(() => saveTable(table))}>
              Save the table as CSV
            </Menu.Item>
          </>
        )}
        {picture && (
          <>
            <Menu.Item onClick={() => void attempt(() => copyPicture(picture()))}>
              Copy the picture
            </Menu.Item>
            <Menu.Item onClick={() => void attempt(() => savePng(name, picture()))}>
              Save the picture as PNG
            </Menu.Item>
            <Menu.Item onClick={() => void attempt(() => saveSvg(name, picture()))}>
              Save the picture as SVG
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

const closeButtonProps = { 'aria-label': 'Close' }

/** Does it and says what came of it. Whoever closes the dialog for saving knows that nothing was saved. */
async function attempt(act: () => Promise<string>): Promise<void> {
  try {
    notifications.show({ message: await act(), autoClose: 8000, closeButtonProps })
  } catch (error) {
    const data = errorData(error)
    if (data.code === 'Cancelled') return
    notifications.show({ message: messageFor(data).what, autoClose: false, closeButtonProps })
  }
}

async function copyTable(table: Input<'insight.export'>): Promise<string> {
  const found = call('insight.export', table)
  // Promises, so that the clipboard is asked for while the click still counts as one.
  const blob = (kind: 'tsv' | 'html', type: string) =>
    found.then((answer) => new Blob([answer[kind]], { type }))
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': blob('tsv', 'text/plain'),
      'text/html': blob('html', 'text/html'),
    }),
  ])
  return 'Copied. Paste it into a spreadsheet or a document.'
}

async function copyPicture(picture: Picture): Promise<string> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': toPng(picture) })])
  return 'Copied. Paste the picture into a document.'
}

async function saveTable(table: Input<'insight.export'>): Promise<string> {
  const { name, csv } = await call('insight.export', table)
  return save(name, new TextEncoder().encode(csv))
}

async function savePng(name: string, picture: Picture): Promise<string> {
  const blob = await toPng(picture)
  return save(`${name}.png`, new Uint8Array(await blob.arrayBuffer()))
}

async function saveSvg(name: string, picture: Picture): Promise<string> {
  return save(`${name}.svg`, new TextEncoder().encode(toSvg(picture)))
}

async function save(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { file } = await call('app.saveFile', { name, bytes })
  return `Saved as ${file}.`
}
