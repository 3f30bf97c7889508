/** What is shipped may be shipped: with every package and font under terms that suit an MIT product. */
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectLicences } from '../../packaging/licences.ts'

const shipped = collectLicences(resolve(import.meta.dirname, '../..'))

/** Terms that ask for no more than their own words to be passed on. */
const fitting = [
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Zlib', 'Unlicense'],
  ...['CC0-1.0', 'BlueOak-1.0.0', 'OFL-1.1'],
]

/** Whether an SPDX expression leaves a choice, or a sum, of fitting terms alone. */
function fits(expression: string): boolean {
  const plain = expression.replace(/^\(|\)$/g, '')
  if (plain.includes(' OR ')) return plain.split(' OR ').some(fits)
  return plain.split(' AND ').every((term) => fitting.includes(term))
}

describe('the licences of what is shipped', () => {
  it('all suit an MIT product', () => {
    expect(shipped.filter(({ licence }) => !fits(licence))).toEqual([])
  })

  it('would not let other terms through', () => {
    for (const licence of ['GPL-3.0-only', 'MIT AND AGPL-3.0', 'none stated', 'SEE LICENSE IN x'])
      expect(fits(licence), licence).toBe(false)
    expect(fits('(MIT OR GPL-3.0)')).toBe(true)
  })

  it('name what the program loads, what the window is made of, Electron and the fonts', () => {
    const names = shipped.map(({ name }) => name)
    for (const name of [
      ...['better-sqlite3-multiple-ciphers', 'fontkit', 'zod', 'react', 'scheduler'],
      ...['@mantine/core', '@fontsource/source-sans-3', 'electron', 'Source Serif 4'],
    ])
      expect(names).toContain(name)
    // Tools that build and test are not shipped.
    for (const name of [
      'vitest',
      '@cantoo/pdf-lib',
      'typescript',
      'vite',
      'oxlint',
      'electron-vite',
    ])
      expect(names).not.toContain(name)
  })

  it('come with their own words, but for packages that ship none', () => {
    const silent = shipped.filter(({ text }) => text === null)
    expect(silent.length).toBeLessThan(shipped.length / 10)
    expect(shipped.find(({ name }) => name === 'pdfjs-dist')?.text).toContain('Apache License')
  })
})
