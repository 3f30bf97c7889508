import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { editions } from '../../electron/domain/edition.ts'
import { demoPaper, demoPapers } from '../demo-papers.ts'
import { accessibilityProblems } from '../pack/ua/check.ts'
import { openApp, passphrase } from './start.ts'

const { folder, call, app, close } = openApp()
afterAll(close)

const texts = readdirSync(demoPapers).filter((name) => name.endsWith('.md'))

describe('the papers of the demonstration', () => {
  it.each(texts)('%s is what its PDF says, which keeps PDF/UA-1 and PDF/A-2a', async (name) => {
    const made = demoPaper(readFileSync(join(demoPapers, name), 'utf8'))
    const kept = readFileSync(join(demoPapers, name.replace(/md$/, 'pdf')))
    expect(Buffer.from(made).equals(kept)).toBe(true)
    expect(await accessibilityProblems(made)).toEqual([])
  })

  it('let its pack keep both in every edition, and say so', async () => {
    const made = { folder: join(folder, 'demo'), passphrase, schools: 12, years: 3 }
    const { meeting } = await call('demo.create', made)
    for (const edition of editions) {
      const { url, papers } = await call('pack.build', { meeting, edition })
      expect(papers.map(({ barriers }) => barriers).flat()).toEqual([])
      const pack = await app.takeBlob((url ?? '').replace('/_blob/', ''))
      expect(await accessibilityProblems(pack?.bytes ?? new Uint8Array())).toEqual([])
    }
  })
})
