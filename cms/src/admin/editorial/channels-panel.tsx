import { useEffect } from 'react'
import { Box, Flex, Link, Status, Typography } from '@strapi/design-system'
import { CHANNEL_NAMES, isMoving } from './delivery-words'
import { refreshDeliveries, useEditorial, type Delivery, type EditorialAnswer } from './editorial-store'
import { EditMatrix } from './edit-matrix'
import { editorialAddress } from './item-path'
import { TakedownNotice } from './takedown-due'
import { useDeliveryWords } from './use-delivery-words'
import { VoidWarning } from './void-warning'
import type { ActionProps } from './action-props'

const WHILE_MOVING_MS = 3_000

/** Beside the form: the stage, what still stands in the way, and what became of the Item on each channel. */
export function ChannelsPanel(props: ActionProps) {
  const address = editorialAddress(props.model, props.documentId)
  const answer = useEditorial(address, props.document?.updatedAt)
  useFollow(address, answer)
  if (address === null || answer === null) return null
  return { title: 'Các kênh', content: <Channels answer={answer} /> }
}

function Channels({ answer }: { answer: EditorialAnswer }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography fontWeight="bold">{answer.stageName}</Typography>
      <Typography textColor="neutral700">{answer.planLine}</Typography>
      {answer.takedownDue ? <TakedownNotice due={answer.takedownDue} /> : null}
      <VoidWarning answer={answer} />
      {answer.fourEyes ? <Typography textColor="warning700">{`${answer.fourEyes.message} ${answer.fourEyes.help}`}</Typography> : null}
      {answer.problems.map((problem) => (
        <Typography
          key={`${problem.channel} ${problem.field} ${problem.message}`}
          textColor={problem.level === 'error' ? 'danger600' : 'warning700'}
        >
          {problem.message}
        </Typography>
      ))}
      {answer.notice ? <Typography textColor="warning700">{answer.notice}</Typography> : null}
      {inOrder(answer.deliveries ?? []).map((delivery) => (
        <Channel key={delivery.channel} delivery={delivery} />
      ))}
      <EditMatrix edits={(answer.editMatrix ?? []).filter(({ channel }) => isThere(answer, channel))} />
      {answer.deliveries?.length === 0 ? <Typography textColor="neutral600">Chưa gửi kênh nào.</Typography> : null}
    </Flex>
  )
}

/** As everywhere in the panel: website, facebook, youtube. */
function inOrder(deliveries: readonly Delivery[]): Delivery[] {
  const order = Object.keys(CHANNEL_NAMES)
  return [...deliveries].sort((one, other) => order.indexOf(one.channel) - order.indexOf(other.channel))
}

/** Nothing is said about a channel the Item was never meant for. */
function isThere({ deliveries }: EditorialAnswer, channel: string): boolean {
  return deliveries === null || deliveries.some((delivery) => delivery.channel === channel && delivery.state !== 'skipped')
}

function Channel({ delivery }: { delivery: Delivery }) {
  const { sentence, tone } = useDeliveryWords().sayDelivery(delivery)
  const url = delivery.receipt?.url
  return (
    <Box>
      <Typography variant="sigma" textColor="neutral600">
        {CHANNEL_NAMES[delivery.channel] ?? delivery.channel}
      </Typography>
      <Status variant={tone} size="S">
        <Typography>{sentence}</Typography>
      </Status>
      {delivery.partly ? <Typography tag="p" textColor="warning700">{`Mới cập nhật được một phần: ${delivery.partly}`}</Typography> : null}
      {delivery.error?.help ? <Typography textColor="neutral700">{delivery.error.help}</Typography> : null}
      {url ? (
        <Link href={url} isExternal>
          Mở trên {CHANNEL_NAMES[delivery.channel] ?? delivery.channel}
        </Link>
      ) : null}
    </Box>
  )
}

/** While something moves, or was just approved and is not known there yet. */
function useFollow(address: string | null, answer: EditorialAnswer | null): void {
  const isPublic = answer?.stage === 'approved' || answer?.stage === 'taken_down'
  const isFollowed = isPublic && (answer.deliveries === null || answer.deliveries.length === 0 || answer.deliveries.some(isMoving))
  useEffect(() => {
    if (address === null || !isFollowed) return
    const timer = setInterval(() => void refreshDeliveries(address).catch(() => undefined), WHILE_MOVING_MS)
    return () => clearInterval(timer)
  }, [address, isFollowed])
}
