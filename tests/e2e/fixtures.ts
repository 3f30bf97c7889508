/**
 * What every end-to-end spec starts from: the real app, with vaults and downloads in a folder of its own,
 * in a real window. The same spec runs in both hosts; where there is no Electron it is skipped, with the
 * reason. A test fails when its window logged an error, broke the policy or asked for anything outside.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test as base } from 'playwright/test'
import { startAppThread } from '../../electron/app/threads/app-thread.ts'
import type { Bridge } from '../../electron/contract/bridge.ts'
import type { CallName, Input, Output, Result } from '../../electron/contract/index.ts'
import { loadAssets } from '../../electron/host/assets.ts'
import { createChromiumHost } from '../../electron/host/chromium.ts'
import { testBrowser } from './chromium-launch.ts'
import { launchElectron, whyNoElectron } from './electron-launch.ts'
import { workByKeyboard } from './keyboard.ts'

export type HostOption = {
  hostName: 'chromium' | 'electron'
  /** What a journey is done with. */
  hands: 'pointer' | 'keyboard'
}

export type Folders = {
  /** Where the app looks for vaults and makes them. */
  vaults: string
  /** Where saved files go (under Electron, where its dialog starts). */
  downloads: string
}

export type AppCalls = {
  /** Makes one call through the window's bridge; throws where the answer is an error. */
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>
  /** The same, answering the envelope, with the value of a large answer fetched. */
  ask(name: string, input: unknown): Promise<Result<unknown>>
}

type Fixtures = {
  folders: Folders
  page: Page
  app: AppCalls
  /** What the window logged as an error, and every address that the host refused. Must end empty. */
  trouble: string[]
}

type BridgedWindow = { plumbline: Bridge }

export const test = base.extend<Fixtures & HostOption>({
  hostName: ['chromium', { option: true }],
  hands: ['pointer', { option: true }],

  folders: async ({ hostName: _ }, use) => {
    const home = await mkdtemp(join(tmpdir(), 'plumbline-e2e-'))
    await use({ vaults: join(home, 'vaults'), downloads: join(home, 'downloads') })
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  },

  trouble: async ({ hostName: _ }, use) => {
    const trouble: string[] = []
    await use(trouble)
    expect(trouble, 'what went wrong in the window').toEqual([])
  },

  page: async ({ hostName, hands, folders, trouble }, use, testInfo) => {
    const missing = hostName === 'electron' ? whyNoElectron() : null
    testInfo.skip(missing !== null, missing ?? '')
    const opened =
      hostName === 'electron' ? await launchElectron(folders) : await openChromium(folders, trouble)
    if (hostName === 'electron') watch(opened.page, trouble)
    const putDown = hands === 'keyboard' ? workByKeyboard(opened.page) : null
    await use(opened.page)
    putDown?.()
    await opened.close()
  },

  app: async ({ page }, use) => {
    const ask: AppCalls['ask'] = (name, input) =>
      page.evaluate(
        async ([name, input]) => {
          const answer = await (window as unknown as BridgedWindow).plumbline.invoke(name, input)
          return answer.ok && 'url' in answer
            ? ((await (await fetch(answer.url)).json()) as Result<unknown>)
            : answer
        },
        [name, input] as const,
      )
    await use({
      ask,
      async call(name, input) {
        const result = (await ask(name, input)) as Result<Output<typeof name>>
        if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`)
        return result.value
      },
    })
  },
})

export { expect }

/** The accessibility rules that a page breaks, each in a line; for `toEqual([])`. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Legacy mode stays in this page; the other one opens a second, which our host rightly closes.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  )
}

async function openChromium(
  folders: Folders,
  trouble: string[],
): Promise<{ page: Page; close(): Promise<void> }> {
  const app = startAppThread({
    who: 'tester',
    host: 'chromium',
    trusted: false,
    vaultsFolder: folders.vaults,
    version: '0.0.0-test',
    resources: join(import.meta.dirname, '..', '..', 'resources'),
    save: (name, bytes) => host.save(name, bytes),
    openFile: (file) => host.openFile(file),
  })
  const { browser, extraArgs } = await testBrowser()
  const host = createChromiumHost({
    app,
    assets: await loadAssets(join(import.meta.dirname, '..', '..', 'out', 'renderer')),
    browser,
    extraArgs,
    downloads: folders.downloads,
    headless: true,
    onPage: (page) => watch(page, trouble),
    onRefused: (url) => trouble.push(`refused ${url}`),
  })
  await host.open()
  const page = host.page()
  if (!page) throw new Error('The window closed as soon as it opened')
  return {
    page,
    async close() {
      await host.close()
      await app.close()
    },
  }
}

function watch(page: Page, trouble: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      trouble.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => trouble.push(`uncaught: ${error.message}`))
}
