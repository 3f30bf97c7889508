#!/usr/bin/env node
/**
 * The launcher, behind `npx plumbline` and `npm start`. Under a Node that is too old it starts itself again
 * with the Node 24 that `npm ci` brought.
 */
import { fileURLToPath } from 'node:url'
import { isNewEnough, runUnderNode24 } from './node24.mjs'

const args = process.argv.slice(2)

if (!isNewEnough()) {
  runUnderNode24([fileURLToPath(import.meta.url), ...args])
} else if (args[0] === 'start') {
  const { start } = await import('./start.ts')
  process.exitCode = await start(args.slice(1))
} else {
  const { main } = await import('./cli.ts')
  process.exitCode = await main(args)
}
