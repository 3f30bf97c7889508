import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What each room may import, besides itself (DESIGN: downwards only). */
const rooms: Record<string, string[]> = {
  domain: [],
  contract: ['domain'],
  store: ['domain', 'contract'],
  intake: ['domain', 'contract'],
  pack: ['domain', 'contract'],
  app: ['store', 'intake', 'pack', 'domain', 'contract'],
  host: ['app', 'domain', 'contract'],
}

/** Packages that only some files may know. */
const keepers: Record<string, RegExp> = {
  electron: /^electron\/(main|preload|host\/electron(-menu|-opener)?)\.ts$/,
  'better-sqlite3': /^electron\/store\//,
  fontkit: /^electron\/pack\/pdf\//,
  'csv-parse': /^electron\/intake\//,
  'playwright-core': /^electron\/host\/chromium/,
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file))
}

/** Every module that a file names in `import`, `export … from` or `import()`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g)].map(
    (match) => match[1]!,
  )
}

describe('the dependency rule', () => {
  const files = [...sources('electron'), ...sources('renderer')]

  it('finds the rooms', () => {
    const found = new Set(files.map((file) => file.split('/')[1]))
    for (const room of Object.keys(rooms)) expect(found, room).toContain(room)
  })

  for (const [room, allowed] of Object.entries(rooms)) {
    it(`lets ${room}/ import ${allowed.length > 0 ? allowed.join(', ') : 'nothing but itself'}`, () => {
      const wrong = files
        .filter((file) => file.startsWith(`electron/${room}/`))
        .flatMap((file) =>
          importsOf(file)
            .filter((target) => target.startsWith('.'))
            .map((target) => relative(root, resolve(root, dirname(file), target)))
            .filter((target) => target.startsWith('electron/'))
            .filter((target) => ![room, ...allowed].includes(target.split('/')[1]!))
            .map((target) => `${file} imports ${target}`),
        )
      expect(wrong).toEqual([])
    })
  }

  it('lets the window reach the contract and the domain only', () => {
    const wrong = files
      .filter((file) => file.startsWith('renderer/'))
      .flatMap((file) =>
        importsOf(file)
          .filter(
            (target) =>
              /electron\/(?!contract\/|domain\/)/.test(target) || target.startsWith('node:'),
          )
          .map((target) => `${file} imports ${target}`),
      )
    expect(wrong).toEqual([])
  })

  for (const [name, keeper] of Object.entries(keepers)) {
    it(`keeps ${name} to ${keeper.source}`, () => {
      const wrong = files.filter(
        (file) =>
          !keeper.test(file) &&
          importsOf(file).some((target) => target === name || target.startsWith(`${name}/`)),
      )
      expect(wrong).toEqual([])
    })
  }
})
