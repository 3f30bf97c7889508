import { describe, expect, it } from 'vitest'
import { editions } from '../../../electron/domain/edition.ts'
import { buildPack } from '../../../electron/pack/index.ts'
import { richInput, sparseInput } from '../invented-trust.ts'
import { sampleInput } from '../sample.ts'
import { accessibilityProblems } from './check.ts'

describe('a pack without papers', () => {
  for (const edition of editions)
    it(`keeps what a program can see of PDF/UA-1 and PDF/A-2a, ${edition}`, async () => {
      const { bytes } = await buildPack(await sampleInput({ papers: [], edition }))
      expect(await accessibilityProblems(bytes)).toEqual([])
    })

  it('keeps it where there is much to show, and where there is hardly anything', async () => {
    for (const input of [richInput(), sparseInput()])
      expect(await accessibilityProblems((await buildPack(input)).bytes)).toEqual([])
  })
})
