import react from '@vitejs/plugin-react'
import { writeFileSync } from 'node:fs'
import { defineConfig } from 'electron-vite'
import { collectLicences } from './packaging/licences.ts'

/** Writes the licences of everything that is shipped beside the other resources. */
const licences = {
  name: 'licences',
  writeBundle: () => writeFileSync('resources/licences.json', JSON.stringify(collectLicences('.'))),
}

export default defineConfig({
  main: {
    plugins: [licences],
    // The shipped program does not check its own answers against the contract; tests and development do.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir: 'out/main',
      target: 'node24',
      minify: false,
      // One flat folder: `../../resources` then means the same from a bundle as from a file in electron/*/.
      rollupOptions: {
        input: {
          main: 'electron/main.ts',
          browser: 'electron/browser.ts',
          'app-program': 'electron/app/threads/app-program.ts',
          'work-program': 'electron/app/threads/work-program.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node24',
      minify: false,
      // A sandboxed preload can load nothing but `electron`, and only as CommonJS.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: '/',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      // Fonts and pictures as files: `font-src 'self'` allows no data URLs.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: 'renderer/index.html',
        // What the first screen needs comes as one file, not thirty: the host answers each by itself.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
})
