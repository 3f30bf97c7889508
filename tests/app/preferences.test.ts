import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startApp } from './start.ts'

describe('how the window looks on this machine', () => {
  it('follows the system until a person chooses, and keeps the choice without a vault', async () => {
    const { call, folder } = startApp()
    expect(await call('preferences.get', {})).toEqual({
      scheme: 'system',
      contrast: 'system',
      density: 'normal',
    })
    await call('preferences.set', { scheme: 'dark', contrast: 'more' })
    expect(await call('preferences.get', {})).toMatchObject({ scheme: 'dark', contrast: 'more' })
    expect(await readdir(folder)).toEqual(['preferences.json'])
    expect(JSON.parse(await readFile(join(folder, 'preferences.json'), 'utf8'))).toEqual({
      scheme: 'dark',
      contrast: 'more',
      density: 'normal',
    })
  })

  it.each(['', 'not JSON', '{"scheme":"pink"}', '[]', 'null'])(
    'opens with a file that holds %j as with none',
    async (text) => {
      const { call, folder } = startApp()
      await writeFile(join(folder, 'preferences.json'), text)
      expect(await call('preferences.get', {})).toMatchObject({ scheme: 'system' })
    },
  )
})
