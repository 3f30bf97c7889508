/** Builds the sample's pack for so many schools. Arguments: schools, the file. Prints pages and time on a processor. */
import { writeFileSync } from 'node:fs'
import { buildPack } from '../../../electron/pack/index.ts'
import { sampleInput, sampleSchools } from '../../pack/sample.ts'

const [count, file] = process.argv.slice(2)
const input = await sampleInput({ papers: [] })
const copies = Array.from({ length: Number(count) }, (_, i) => ({
  of: sampleSchools[i % sampleSchools.length]?.urn,
  school: {
    ...sampleSchools[i % sampleSchools.length]!,
    urn: String(300_000 + i),
    name: `School ${i + 1}`,
  },
}))
const byUrn = Map.groupBy(input.observations, (each) => each.urn)
const observations = [
  ...input.observations.filter(({ urn }) => urn === null),
  ...copies.flatMap(({ of, school: { urn } }) =>
    (byUrn.get(of ?? '') ?? []).map((each) => ({ ...each, urn })),
  ),
]
const pack = await buildPack({
  ...input,
  schools: copies.map(({ school }) => school),
  observations,
})
writeFileSync(file ?? '', pack.bytes)
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ pages: pack.pages, cpu: (user + system) / 1000 }))
