/**
 * The attack: a vision or meeting file, or an argument of a call, that was made to stop the program, to make
 * it read the disk, or to reach what every object of the language has.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../electron/app/documents.ts'
import { largestDocument } from '../../electron/contract/index.ts'
import { visionSchema } from '../../electron/domain/vision.ts'
import { passphrase, startApp } from '../app/start.ts'

describe('a document that is no document', () => {
  it.each([
    ['quotation marks', '"'.repeat(largestDocument - 1)],
    ['one key again and again', 'a:\n'.repeat(largestDocument / 4)],
    ['brackets', '['.repeat(largestDocument)],
    [
      'anchors',
      'a: &a [x,x]\n'.concat(
        ...Array.from(
          'bcdefghijklmnopq',
          (to, i) => `${to}: &${to} [${`*${'abcdefghijklmnop'[i]},`.repeat(9)}]\n`,
        ),
      ),
    ],
    ['itself', 'x: &x [*x, *x]'],
    ['a tag that makes code', '!!js/function "process.exit()"'],
    [
      'a word without end',
      `{ vision: { title: T }, strands: [{ title: S, success: ${'x'.repeat(3000)} }] }`,
    ],
    ['what every object has', '__proto__: { vision: { title: T }, strands: [] }'],
  ])('of the largest size is refused in a sentence: %s', (_what, text) => {
    expect(text.length).toBeLessThanOrEqual(largestDocument)
    expect(() => readDocument(text, visionSchema, 'VisionInvalid', 'vision')).toThrow(
      expect.objectContaining({ code: 'VisionInvalid' }),
    )
  })
})

describe('a series that is no series', () => {
  it.each([
    ['numbers of other languages', 'date,value\n2020-01,0x10\n2020-02,1\n'],
    [
      'numbers whose sums have no end',
      'date,value\n2020-01,1e308\n2020-02,-1e308\n2020-03,1e308\n',
    ],
    ['points without number', `date,value\n${'a,1\n'.repeat(500_000)}`],
  ])('is refused in words: %s', async (_what, csv) => {
    const { app } = startApp()
    expect(await app.dispatch('spc.analyse', { csv })).toMatchObject({
      error: { code: 'SeriesInvalid' },
    })
  })
})

describe('a path that no disk can hold', () => {
  it.each(['a\0b', 'x'.repeat(300)])('is refused in words: %j', async (folder) => {
    const { app } = startApp({ trusted: false })
    const made = await app.dispatch('vault.create', { folder, trust: 'T', passphrase })
    expect(made).toMatchObject({ ok: false })
    expect(JSON.stringify(made)).not.toMatch(/Unexpected/)
  })
})

describe('papers that a meeting from a window names', () => {
  it('are never read from the disk', async () => {
    const { app, call, folder } = startApp({ trusted: false })
    await call('vault.create', { folder: 'v', trust: 'T', passphrase })
    mkdirSync(join(folder, 'v', 'papers'))
    writeFileSync(join(folder, 'v', 'papers', 'secret.pdf'), 'secret')
    const papers = [
      join(folder, 'v/papers/secret.pdf'),
      '../secret.pdf',
      'papers/secret.pdf',
      '/etc/passwd',
    ]
    const text = JSON.stringify({
      meeting: { id: 'm', title: 'Board', body: 'Trust board', date: '2026-12-09' },
      items: [{ title: 'Item', papers }],
    })
    const { missing } = await call('meetings.load', { text, papers: [] })
    expect(missing).toEqual(papers)
    expect(await app.dispatch('meetings.loadFile', { file: 'x' })).toMatchObject({
      error: { code: 'NotAllowed' },
    })
  })
})
