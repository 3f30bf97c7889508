/** Files that wait in the vault until the trust is chosen, each of which can be let go. */
import { Button } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { plural } from '../../../electron/domain/wording.ts'
import { useDo } from '../../api.ts'
import { Block } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { ago, size } from '../../parts/words.ts'
import classes from './ImportQueueList.module.css'

export function WaitingFiles({ files }: { files: Output<'import.waiting'>['files'] }) {
  const letGo = useDo('import.letGo')
  if (files.length === 0) return null
  return (
    <Block title={plural(files.length, 'file waits for the trust', 'files wait for the trust')}>
      {letGo.error && <Trouble error={letGo.error} />}
      <ul className={classes.queue}>
        {files.map(({ id, file, bytes, at }) => (
          <li key={id} className={classes.line}>
            <span className={classes.name}>{file}</span>
            <span className="second">
              {size(bytes)}, {ago(at)}
            </span>
            <Button
              size="compact-md"
              aria-label={`Let ${file} go`}
              onClick={() => letGo.mutate({ id })}
            >
              Let it go
            </Button>
          </li>
        ))}
      </ul>
    </Block>
  )
}
