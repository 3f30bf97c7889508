/** Writing a file for the person: whole or not at all, and never over another. */
import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { AppError } from '../contract/error.ts'

/**
 * Makes a name that is good on every system: no path, no character that Windows refuses, none that turns the
 * rest of the name round, no reserved device, at most 180 bytes, ending kept.
 */
export function safeFileName(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const whole = name
    .slice(0, name.length - ending.length)
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, '-')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^[\s.-]+/, '')
  const stem = inBytes(whole, 180).replace(/[\s.-]+$/, '')
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem)
  return `${reserved ? `${stem}-` : stem || 'Plumbline'}${ending}`
}

/** As many whole characters of a text as so many bytes hold: disks count a name in bytes. */
function inBytes(text: string, most: number): string {
  let [kept, bytes] = ['', 0]
  for (const letter of text.toWellFormed()) {
    bytes += Buffer.byteLength(letter)
    if (bytes > most) break
    kept += letter
  }
  return kept
}

/**
 * Writes into a folder under the wanted name, or "name (2)" and so on where that is taken.
 * @returns the file's path
 */
export async function saveInto(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const safe = safeFileName(name)
  const ending = extname(safe)
  return complete(folder, bytes, async (part) => {
    for (let count = 1; ; count++) {
      const file = join(
        folder,
        count === 1 ? safe : `${basename(safe, ending)} (${count})${ending}`,
      )
      try {
        // Taking the name first: a rename alone would silently overwrite what has it.
        await (await open(file, 'wx', 0o600)).close()
      } catch (error) {
        if (isCode(error, 'EEXIST')) continue
        throw error
      }
      await rename(part, file)
      return file
    }
  })
}

/** Writes to the very path that the person chose in a dialog, which asked before replacing anything. */
export async function saveAs(file: string, bytes: Uint8Array): Promise<string> {
  return complete(dirname(file), bytes, async (part) => {
    await rename(part, file)
    return file
  })
}

async function complete(
  folder: string,
  bytes: Uint8Array,
  place: (part: string) => Promise<string>,
): Promise<string> {
  const part = join(folder, `.plumbline-${randomBytes(6).toString('hex')}.part`)
  try {
    await mkdir(folder, { recursive: true })
    const handle = await open(part, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    return await place(part)
  } catch (error) {
    await rm(part, { force: true }).catch(() => {})
    if (isCode(error, 'ENOSPC')) {
      throw new AppError('DiskFull', 'The disk is full, so the file was not saved.', {}, error)
    }
    throw new AppError(
      'FileNotWritten',
      `The file could not be written into ${folder}.`,
      { folder },
      error,
    )
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
