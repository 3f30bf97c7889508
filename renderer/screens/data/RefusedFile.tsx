/** A file that could not be taken, and where only its year is missing, the field to give it. */
import { useState } from 'react'
import { TextInput } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { readPeriod } from '../../../electron/domain/read-period.ts'
import { ApiError } from '../../api.ts'
import { isErrorCode } from '../../errors.ts'
import { Form } from '../../parts/Form.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import classes from './ImportQueueList.module.css'

type Refusal = Output<'import.bytes'>['refused'][number]

export function RefusedFile({
  refusal,
  pending,
  onPeriod,
}: {
  refusal: Refusal
  pending: boolean
  /** Reads the file again as of this period; null where the window no longer has the file. */
  onPeriod: ((period: string) => void) | null
}) {
  const [period, setPeriod] = useState('')
  const [tried, setTried] = useState(false)
  const read = readPeriod(period)
  function send() {
    setTried(true)
    if (read !== null) onPeriod?.(read)
  }
  const code = isErrorCode(refusal.code) ? refusal.code : 'Unexpected'
  return (
    <div className={classes.refused}>
      <h3>{refusal.file}</h3>
      <Trouble error={new ApiError({ code, message: refusal.message, details: {} })}>
        {code === 'ImportNeedsPeriod' && onPeriod && (
          <Form send="Try again" sending="Reading it" pending={pending} onSend={send}>
            <TextInput
              label="School year, such as 2018/19"
              value={period}
              onChange={(event) => setPeriod(event.currentTarget.value)}
              error={tried && read === null ? 'Write the school year as 2018/19.' : undefined}
            />
          </Form>
        )}
      </Trouble>
    </div>
  )
}
