import { expect, it } from 'vitest'
import { openerOf } from '../../electron/host/open-file.ts'

it("opens a file with each system's own opener, the name as one argument that no shell reads", () => {
  const file = '/home/clerk/Board pack; $(rm -rf).pdf'
  expect(openerOf('linux', file)).toEqual(['xdg-open', [file]])
  expect(openerOf('darwin', file)).toEqual(['open', [file]])
  expect(openerOf('win32', file)).toEqual(['explorer.exe', [file]])
})
