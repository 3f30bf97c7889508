/** The guide holds together: its pages, their links and pictures, and the screens that lead to them. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guidePages, order, pictureUrl } from '../../renderer/screens/help/guide.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'docs', 'guide')
const files = globSync('*.md', { cwd: folder })
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8')

/** What stands in the round brackets of Markdown's links, or of its pictures. */
function targets(text: string, kind: 'link' | 'picture'): string[] {
  const pattern = kind === 'link' ? /(?<!!)\[[^\]]*\]\(([^)]*)\)/g : /!\[[^\]]*\]\(([^)]*)\)/g
  return [...text.matchAll(pattern)].map(([, target = '']) => target)
}

describe('the guide', () => {
  it('has every page of its order, and no other', () => {
    const written = files.map((file) => basename(file, '.md'))
    expect([...written, 'words'].toSorted()).toEqual(order.toSorted())
    expect(guidePages.map(({ name }) => name)).toEqual(order)
    for (const file of files) expect(textOf(file), file).toMatch(/^# \S.*\n\n/)
  })

  it.each(files)('%s leads to pages of the guide alone', (file) => {
    for (const target of targets(textOf(file), 'link')) {
      expect(target).toMatch(/^[\w-]+\.md$/)
      expect(order).toContain(basename(target, '.md'))
    }
    expect(textOf(file), 'an address outside the app').not.toMatch(
      /https?:|www\.|mailto:|\.gov\.uk/,
    )
  })

  it.each(files)('%s names only pictures that come along, each said in words', (file) => {
    for (const picture of targets(textOf(file), 'picture')) {
      expect(existsSync(join(folder, picture)), picture).toBe(true)
      expect(pictureUrl(picture), picture).not.toBeNull()
    }
    expect(textOf(file)).not.toMatch(/!\[.{0,20}\]/)
  })

  it('has no picture that no page shows, and is small enough to come along', () => {
    const taken = globSync('pictures/*.png', { cwd: folder })
    const shown = files.flatMap((file) => targets(textOf(file), 'picture'))
    expect(taken.map((path) => path.replaceAll('\\', '/')).toSorted()).toEqual(shown.toSorted())
    const bytes = taken.map((path) => statSync(join(folder, path)).size)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000)
  })

  it('has the page that each screen leads to, and each screen leads to one', () => {
    const screens = globSync('renderer/screens/*/*.tsx', { cwd: root, exclude: ['**/start/*'] })
    const opening = /<Screen(?: [^\n]*>|\n[^]*?\n\s*>)\n/g
    const found = screens
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path !== 'renderer/screens/help/Help.tsx')
      .flatMap((path) =>
        [...readFileSync(join(root, path), 'utf8').matchAll(opening)].map(([tag]) => ({
          path,
          slug: /\bhelp="([\w-]+)"/.exec(tag)?.[1],
        })),
      )
    expect(found.length).toBeGreaterThan(15)
    for (const { path, slug } of found) expect(order, path).toContain(slug)
  })
})
