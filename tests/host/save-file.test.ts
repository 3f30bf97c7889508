import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { safeFileName, saveAs, saveInto } from '../../electron/host/save-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-save-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a file name', () => {
  it('keeps letters of every language and its ending', () => {
    expect(safeFileName('Bwrdd Tŷ Gwyn – Łódź.pdf')).toBe('Bwrdd Tŷ Gwyn – Łódź.pdf')
  })

  it('is no path and no device', () => {
    expect(safeFileName('../../etc/passwd')).toBe('etc-passwd')
    expect(safeFileName('CON.pdf')).toBe('CON-.pdf')
    expect(safeFileName('  .pdf')).toBe('Plumbline.pdf')
    expect(safeFileName('')).toBe('Plumbline')
  })

  it('fits a disk that counts bytes, in whole characters, and reads as it ends', () => {
    expect(safeFileName(`${'🏫'.repeat(100)}.csv`)).toBe(`${'🏫'.repeat(45)}.csv`)
    expect(safeFileName('Board\u202egnp.csv')).toBe('Boardgnp.csv')
  })

  it('is good on every system, whatever was asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (wanted) => {
        const name = safeFileName(wanted)
        expect([...name].filter((c) => c < ' ' || '<>:"/\\|?*'.includes(c))).toEqual([])
        expect(name).not.toMatch(/^\.|^\s|[\s.]$/)
        expect(name.length).toBeGreaterThan(0)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(190)
      }),
    )
  })
})

describe('saving into a folder', () => {
  it('makes the folder and never writes over another file', async () => {
    const downloads = join(folder, 'Downloads')
    const files = await Promise.all(
      ['one', 'two', 'three'].map((text) => saveInto(downloads, 'pack.pdf', bytes(text))),
    )
    expect(files.toSorted()).toEqual(
      ['pack (2).pdf', 'pack (3).pdf', 'pack.pdf'].map((name) => join(downloads, name)),
    )
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(['one', 'two', 'three'])
    expect(readdirSync(downloads)).toHaveLength(3)
  })

  it('says so where it cannot write, and leaves nothing behind', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(saveInto(join(folder, 'file'), 'pack.pdf', bytes('x'))).rejects.toMatchObject({
      code: 'FileNotWritten',
    })
    expect(readdirSync(folder)).toEqual(['file'])
  })
})

describe('saving to a chosen path', () => {
  it('replaces the file whole', async () => {
    const file = join(folder, 'pack.pdf')
    writeFileSync(file, 'older and longer')
    expect(await saveAs(file, bytes('new'))).toBe(file)
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['pack.pdf'])
  })

  it('leaves the older file as it was where writing fails', async () => {
    const target = join(folder, 'pack.pdf')
    mkdirSync(target)
    await expect(saveAs(target, bytes('new'))).rejects.toMatchObject({ code: 'FileNotWritten' })
    expect(readdirSync(folder)).toEqual(['pack.pdf'])
  })
})
