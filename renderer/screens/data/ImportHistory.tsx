/** Every import, newest first, each with the way to undo it or bring it back. */
import { Button } from '@mantine/core'
import type { ImportRecord } from '../../../electron/contract/index.ts'
import { formatNumber, plural } from '../../../electron/domain/wording.ts'
import { useDo } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { ago } from '../../parts/words.ts'
import { recordCame } from './import-words.ts'
import classes from './ImportReport.module.css'

export function ImportHistory({ imports }: { imports: ImportRecord[] }) {
  const announce = useAnnounce()
  const undo = useDo('import.undo')
  const redo = useDo('import.redo')
  const toggle = ({ id, title, undone }: ImportRecord) => {
    const act = undone === null ? undo : redo
    const said = undone === null ? `${title} is undone` : `${title} is back`
    act.mutate({ id }, { onSuccess: () => announce(said) })
  }
  const error = undo.error ?? redo.error
  return (
    <>
      {error && <Trouble error={error} />}
      <div className={classes.scroll} role="region" aria-label="Imports" tabIndex={0}>
        <table>
          <caption>
            Newest first. Undoing an import keeps it here, so that it can come back.
          </caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">When</th>
              <th scope="col">Came in</th>
              <th scope="col" className="number">
                To look at
              </th>
              <th scope="col">State</th>
              <th scope="col">Undo</th>
            </tr>
          </thead>
          <tbody>
            {imports.map((one) => (
              <tr key={one.id} className={one.undone === null ? undefined : classes.undone}>
                <th scope="row">
                  {one.title}
                  <span className={classes.line}>{one.file}</span>
                </th>
                <td>
                  {ago(one.at)}
                  {one.who !== null && <span className={classes.line}>{one.who}</span>}
                </td>
                <td>{recordCame(one)}</td>
                <td className="number">
                  {formatNumber(one.problems.leftOut + one.problems.doubts)}
                </td>
                <td>{one.undone === null ? 'In force' : `Undone ${ago(one.undone)}`}</td>
                <td>
                  {one.undoable ? (
                    <Button
                      size="compact-sm"
                      aria-label={`${one.undone === null ? 'Undo' : 'Bring back'} ${one.title}`}
                      disabled={undo.isPending || redo.isPending}
                      onClick={() => toggle(one)}
                    >
                      {one.undone === null ? 'Undo' : 'Bring back'}
                    </Button>
                  ) : (
                    'Stays until a newer register'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{plural(imports.length, 'import')}.</p>
    </>
  )
}
