/** The pack: its templates, its check, building and saving it, and where it differs from the one before. */
import { z } from 'zod'
import { agendaTemplateSchema } from '../domain/agenda.ts'
import { editions } from '../domain/edition.ts'
import { packParts } from '../domain/pack-parts.ts'
import { differenceSchema } from '../domain/pack-record.ts'
import { storedTemplate } from '../domain/stored.ts'
import { call, done, job, nothing } from './call.ts'
import { checkSchema, packResultSchema } from './shapes.ts'

const ofCopy = { meeting: z.string(), copy: z.string().default('full') }
/** The same pack set for other eyes; its check and where it differs are the same in every edition. */
const ofEdition = { ...ofCopy, edition: z.enum(editions).default('standard') }

export const packCalls = {
  'pack.check': call(
    z.strictObject(ofCopy),
    z.strictObject({ meeting: z.string(), checks: z.array(checkSchema) }),
  ),
  /** Builds the pack; `url` gives its bytes once to whoever asked. */
  'pack.build': call(
    z.strictObject({ ...ofEdition, job }),
    packResultSchema.extend({ url: z.string() }),
  ),
  /**
   * The last pack that was built since the vault was opened, and which parts of what it is made from have changed
   * since; null where none was. `at`: ISO time; `took`: milliseconds; `saved`: whether this very pack has left the
   * vault.
   */
  'pack.built': call(
    z.strictObject(ofEdition),
    z.strictObject({
      built: packResultSchema
        .extend({ at: z.string(), took: z.number(), saved: z.boolean() })
        .nullable(),
      changed: z.array(z.enum(packParts)),
    }),
  ),
  /** `url` gives that pack's bytes once; null where none was built. */
  'pack.openBuilt': call(z.strictObject(ofEdition), z.strictObject({ url: z.string().nullable() })),
  /**
   * Saves the pack into the place where this machine keeps what a person saves, and keeps in the vault what was
   * in it. The bytes are those of `pack.build`, which are not made again where nothing has changed.
   */
  'pack.save': call(
    z.strictObject({ ...ofEdition, job }),
    z.strictObject({ file: z.string(), sha256: z.string() }),
  ),
  /** Notes that the pack as it now is has left the vault, for whoever has put its bytes somewhere. */
  'pack.record': call(
    z.strictObject({ ...ofEdition, job }),
    z.strictObject({ sha256: z.string() }),
  ),
  /** Where the pack as it would now be differs from the one last saved; `since` is null where none was. */
  'pack.differences': call(
    z.strictObject({ ...ofCopy, job }),
    z.strictObject({
      meeting: z.string(),
      copy: z.string(),
      since: z
        .strictObject({ at: z.string(), who: z.string(), sha256: z.string(), pages: z.int() })
        .nullable(),
      differences: z.array(differenceSchema),
    }),
  ),
  /** Agendas to start from: those that came with Plumbline, then the trust's own. */
  'pack.templates': call(
    nothing,
    z.strictObject({
      templates: z.array(
        storedTemplate.extend({
          from: z.enum(['plumbline', 'trust']),
          minutes: z.int(),
        }),
      ),
    }),
  ),
  /**
   * Keeps a meeting's agenda as a template of the trust's own; one of the very same title is replaced, one whose
   * title only looks alike stays beside it.
   */
  'pack.saveTemplate': call(
    z.strictObject({ meeting: z.string(), title: agendaTemplateSchema.shape.title }),
    z.strictObject({ name: z.string(), replaced: z.boolean() }),
  ),
  /** Gives one of the trust's own templates another title, which no other of them has. */
  'pack.renameTemplate': call(
    z.strictObject({ name: z.string(), title: agendaTemplateSchema.shape.title }),
    done,
  ),
  'pack.removeTemplate': call(z.strictObject({ name: z.string() }), done),
  /** Puts a template back that was removed. */
  'pack.restoreTemplate': call(z.strictObject({ name: z.string() }), done),
} as const
