/** A file that could not be taken, and where only its year is missing, the field to give it. */
import { useState } from 'react'
import { TextInput } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { ApiError } from '../../api.ts'
import { isErrorCode } from '../../errors.ts'
import { Form } from '../../parts/Form.tsx'
import { Trouble } from '../../parts/Trouble.tsx'

type Refusal = Output<'import.bytes'>['refused'][number]

export function RefusedFile({
  refusal,
  onPeriod,
}: {
  refusal: Refusal
  onPeriod(period: string): void
}) {
  const [period, setPeriod] = useState('')
  const code = isErrorCode(refusal.code) ? refusal.code : 'Unexpected'
  return (
    <div>
      <h3>{refusal.file}</h3>
      <Trouble error={new ApiError({ code, message: refusal.message, details: {} })}>
        {code === 'ImportNeedsPeriod' && (
          <Form send="Bring it in" onSend={() => onPeriod(period.trim())}>
            <TextInput
              label="School year"
              description="Such as 2024/25"
              value={period}
              onChange={(event) => setPeriod(event.currentTarget.value)}
            />
          </Form>
        )}
      </Trouble>
    </div>
  )
}
