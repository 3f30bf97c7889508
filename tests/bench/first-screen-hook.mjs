/**
 * Loaded into the process of `start.ts` before its own program: hears when the browser's window opens, and writes
 * one line when the first screen is drawn in its own typefaces, in milliseconds of the system's clock.
 */
import Module from 'node:module'
import { isMainThread } from 'node:worker_threads'

const drawn = `(() => {
  if (location.protocol !== 'http:') return
  const ready = () =>
    document.querySelector('h1') &&
    document.querySelector('main button') &&
    document.fonts.check('16px "Source Sans 3"') &&
    document.fonts.check('600 16px "Source Serif 4"')
  const look = () => {
    if (!ready()) return requestAnimationFrame(look)
    // The frame in which it was found is painted when the message after it arrives.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () =>
        console.log('drawn', performance.timeOrigin, performance.timeOrigin + performance.now())
      port2.postMessage(null)
    })
  }
  look()
})()`

if (isMainThread) {
  // The one place where what a package gives is seen before who asked for it.
  // eslint-disable-next-line no-underscore-dangle
  const load = Module._load
  let found = false
  // eslint-disable-next-line no-underscore-dangle
  Module._load = function (...args) {
    const loaded = load.apply(this, args)
    if (!found && loaded?.chromium?.launchPersistentContext) {
      found = true
      listenTo(loaded.chromium)
    }
    return loaded
  }
}

function listenTo(chromium) {
  const launch = chromium.launchPersistentContext.bind(chromium)
  chromium.launchPersistentContext = async (...args) => {
    const context = await launch(...args)
    await context.addInitScript(drawn)
    context.pages()[0].on('console', (message) => {
      if (message.text().startsWith('drawn ')) process.stdout.write(`${message.text()}\n`)
    })
    return context
  }
}
