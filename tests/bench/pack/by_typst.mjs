/** Compiles a Typst file, tagged, by the package that stands in the folder given. Arguments: folder, source, file. */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const [folder, source, out] = process.argv.slice(2)
const { NodeCompiler } = createRequire(join(folder, 'package.json'))(
  '@myriaddreamin/typst-ts-node-compiler',
)
const fonts = join(import.meta.dirname, '..', '..', '..', 'resources', 'fonts')
const compiler = NodeCompiler.create({
  workspace: dirname(source),
  fontArgs: [{ fontPaths: [fonts] }],
})
writeFileSync(out, compiler.pdf({ mainFilePath: source }, { pdfStandard: 'ua-1' }))
