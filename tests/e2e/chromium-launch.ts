/** The browser that the tests drive: one that is installed, else the npm package's headless build. */
import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { findBrowser, type FoundBrowser } from '../../electron/host/find-browser.ts'
import { thisMachine } from '../../electron/host/places.ts'

export async function testBrowser(): Promise<{ browser: FoundBrowser; extraArgs: string[] }> {
  const installed = findBrowser(thisMachine())
  if (installed && existsSync(installed.path)) return { browser: installed, extraArgs: [] }
  const path = await sparticuz.executablePath()
  return {
    browser: { name: '@sparticuz/chromium', path },
    // That build is made for machines without a zygote or a graphics driver.
    extraArgs: ['--no-zygote', '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader'],
  }
}
