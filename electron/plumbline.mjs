#!/usr/bin/env node
/**
 * The launcher, behind `npx plumbline` and `npm start`. Under a Node that is too old it starts itself again
 * with the Node 24 that `npm ci` brought.
 */
// Node 20 knows no `enableCompileCache`, and must come as far as starting a newer one.
import * as modules from 'node:module'
import { fileURLToPath } from 'node:url'
import { isNewEnough, runUnderNode24 } from './node24.mjs'

const args = process.argv.slice(2)

if (!isNewEnough()) {
  runUnderNode24([fileURLToPath(import.meta.url), ...args])
} else {
  // Compiled code is kept for the next start, which then takes half as long; threads hear of the place by the
  // environment. Of this checkout alone: in a folder that all may write to, others could put code there.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../out/compile-cache', import.meta.url))
  modules.enableCompileCache(process.env.NODE_COMPILE_CACHE)
  await run()
}

async function run() {
  if (args[0] === 'start') {
    const { start } = await import('./start.ts')
    process.exitCode = await start(args.slice(1))
  } else {
    const { main } = await import('./cli.ts')
    process.exitCode = await main(args)
  }
}
