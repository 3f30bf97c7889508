/** How Plumbline is packaged, as far as it is data. */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { DebugLogger } from 'builder-util'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '../..')
const read = () =>
  parse(readFileSync(resolve(root, 'packaging/electron-builder.yml'), 'utf8')) as Record<
    string,
    unknown
  > & { electronFuses: Record<string, boolean>; files: string[] }

describe('the packages', () => {
  it("keep to electron-builder's own schema", async () => {
    await expect(validateConfiguration(read(), new DebugLogger(false))).resolves.toBeUndefined()
    const wrong = { ...read(), electronFuses: { runAsNodes: false } } as never
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(
      'Invalid configuration',
    )
  })

  it('have every fuse set', () => {
    const schema = JSON.parse(
      readFileSync(resolve(root, 'node_modules/app-builder-lib/scheme.json'), 'utf8'),
    ) as { definitions: { FuseOptionsV1: { properties: Record<string, unknown> } } }
    const { electronFuses } = read()
    expect(Object.keys(electronFuses).toSorted()).toEqual(
      Object.keys(schema.definitions.FuseOptionsV1.properties).toSorted(),
    )
    for (const [fuse, on] of Object.entries(electronFuses)) {
      const closes = ['onlyLoadAppFromAsar', 'enableEmbeddedAsarIntegrityValidation']
      const lets = [...closes, 'enableCookieEncryption', 'resetAdHocDarwinSignature']
      expect(on, fuse).toBe(lets.includes(fuse))
    }
  })

  it('come for each system, for the person alone on Windows', () => {
    const { win, mac, linux, nsis } = read() as unknown as Record<
      string,
      { target: { target: string; arch: string[] }[] } & Record<string, unknown>
    >
    const kinds = (of: typeof win) => of?.target.map(({ target }) => target)
    expect([kinds(win), kinds(mac), kinds(linux)]).toEqual([['nsis'], ['dmg'], ['AppImage', 'deb']])
    expect(nsis).toMatchObject({ oneClick: true, perMachine: false })
  })

  it('are built by actions of one commit each', () => {
    const folder = resolve(root, '.github/workflows')
    for (const workflow of readdirSync(folder)) {
      const text = readFileSync(resolve(folder, workflow), 'utf8')
      const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action)
      expect(used.length).toBeGreaterThan(1)
      for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
    }
  })
})
