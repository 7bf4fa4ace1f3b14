import { useState } from 'react'
import { Flex, Typography } from '@strapi/design-system'
import { useFetchClient } from '@strapi/strapi/admin'
import type { TimeHint } from '../../editorial/contract'
import { refresh, type EditorialAnswer } from '../editorial/editorial-store'
import { refusalOf } from '../editorial/refusal-of'
import { TimeHints } from './time-hints'
import { useCalendarWords } from './use-calendar-words'

/** Before an approval: what speaks against the times. Taking another one changes the plan; the approval then names the new hash. */
export function ReviewTimeHints({ address, answer }: { address: string; answer: EditorialAnswer }) {
  const say = useCalendarWords()
  const { post } = useFetchClient()
  const [refusal, setRefusal] = useState<string | null>(null)
  const take = async ({ channel }: TimeHint, notBefore: string) => {
    try {
      await post(`${address}/reschedule`, { channel, notBefore })
      setRefusal(null)
    } catch (error) {
      setRefusal(refusalOf(error) ?? say('calendar.failed'))
    }
    await refresh(address)
  }
  if (answer.timeHints.length === 0) return null
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <TimeHints hints={answer.timeHints} onTake={(hint, at) => void take(hint, at)} />
      {refusal ? (
        <Typography textColor="danger700" role="alert">
          {refusal}
        </Typography>
      ) : null}
    </Flex>
  )
}
