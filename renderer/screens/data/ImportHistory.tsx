/** The table of imports, newest first. */
import { Fragment, useState } from 'react'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ImportRecord } from '../../../electron/contract/index.ts'
import { formatNumber, plural } from '../../../electron/domain/wording.ts'
import { call, useAsk, useDo } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndo } from '../../parts/undo.tsx'
import { Term } from '../../parts/Term.tsx'
import { ago, size } from '../../parts/words.ts'
import { recordCame } from './import-words.ts'
import classes from './ImportReport.module.css'
import { ProblemTable } from './ProblemTable.tsx'

export function ImportHistory({ imports }: { imports: ImportRecord[] }) {
  const announce = useAnnounce()
  const [opened, setOpened] = useState<string | null>(null)
  const undo = useDo('import.undo')
  const redo = useDo('import.redo')
  const pending = undo.isPending || redo.isPending
  function takeBack({ id, title }: ImportRecord) {
    offerUndo(undo.mutateAsync({ id }), ({ gone, replaced }) => ({
      done: `${title} is undone: ${settledWords(gone, replaced)}`,
      undo: () => call('import.redo', { id }),
    }))
  }
  function bringBack({ id, title }: ImportRecord) {
    redo.mutate({ id }, { onSuccess: () => announce(`${title} is in force again.`) })
  }
  const error = undo.error ?? redo.error
  return (
    <>
      {error && <Trouble error={error} />}
      <div className={classes.scroll} role="region" aria-label="Imports" tabIndex={0}>
        <table className={classes.history}>
          <caption>Newest first. One that is undone stays here, so that it can come back.</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">When, and by whom</th>
              <th scope="col">Came in</th>
              <th scope="col">State</th>
              <th scope="col">Look at</th>
              <th scope="col">Undo</th>
            </tr>
          </thead>
          <tbody>
            {imports.map((one) => (
              <Fragment key={one.id}>
                <tr className={one.undone === null ? undefined : classes.undone}>
                  <th scope="row">
                    {one.title}
                    <span className="source">
                      <br />
                      {one.reason === null ? one.file : `Why: ${one.reason}`}
                    </span>
                  </th>
                  <td>
                    {ago(one.at)}
                    {one.who !== null && `, ${one.who}`}
                  </td>
                  <td>{recordCame(one)}</td>
                  <td className={classes.short}>
                    {one.undone === null ? 'In force' : `Undone ${ago(one.undone)}`}
                  </td>
                  <td>
                    <Button
                      size="compact-md"
                      aria-label={`Details of ${one.title}`}
                      aria-expanded={opened === one.id}
                      onClick={() => setOpened(opened === one.id ? null : one.id)}
                    >
                      {lookAt(one)}
                    </Button>
                  </td>
                  <td>
                    {one.undoable ? (
                      <Button
                        size="compact-md"
                        aria-label={`${one.undone === null ? 'Undo' : 'Bring back'} ${one.title}`}
                        aria-disabled={pending}
                        onClick={() =>
                          !pending && (one.undone === null ? takeBack(one) : bringBack(one))
                        }
                      >
                        {one.undone === null ? 'Undo' : 'Bring back'}
                      </Button>
                    ) : (
                      <span className="source">A register stays until a newer one</span>
                    )}
                  </td>
                </tr>
                {opened === one.id && (
                  <tr>
                    <td colSpan={6}>
                      <Details record={one} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function lookAt({ problems }: ImportRecord): string {
  const count = problems.leftOut + problems.doubts
  return count > 0 ? `${formatNumber(count)} to look at` : 'Details'
}

function settledWords(gone: number, replaced: number): string {
  const parts = [
    gone > 0 ? `${plural(gone, 'value')} went` : '',
    replaced > 0
      ? `${plural(replaced, 'other value')} ${replaced === 1 ? 'is' : 'are'} in force in place of its own`
      : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(', ') : 'no value changed'
}

function Details({ record }: { record: ImportRecord }) {
  const { id, file, bytes, rows, sha256, counts } = record
  const whole = useAsk('import.get', { id })
  return (
    <div className={classes.inside}>
      <dl className={classes.facts}>
        <dt>Source</dt>
        <dd>
          {file}, {size(bytes)}, {plural(rows, 'row')}
        </dd>
        <dt>
          <Term of="SHA-256" />
        </dt>
        <dd className={classes.hash}>{sha256}</dd>
      </dl>
      {counts.added + counts.superseded > 0 && (
        <Link to="/data/values" search={{ import: id }}>
          See its values that are in force
        </Link>
      )}
      <Answer of={whole} what="Reading its problems">
        {({ problems }) =>
          problems.length > 0 ? (
            <ProblemTable problems={problems} file={file} id={id} />
          ) : (
            <p>Nothing was left out and nothing is in doubt.</p>
          )
        }
      </Answer>
    </div>
  )
}
