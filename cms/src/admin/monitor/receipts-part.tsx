import { Box, Flex, Link, Typography } from '@strapi/design-system'
import type { DeliveryAnswer } from '../../monitor/contract'
import { Part } from '../desk/part'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import type { MonitorDeliveryWord } from '../translations/monitor-delivery'
import { wordOfReceipt } from './attempt-words'
import { useMonitorWords, type SayMonitor } from './use-monitor-words'

const STATUS: Readonly<Record<string, MonitorDeliveryWord>> = {
  creating: 'md.receipt.creating',
  live: 'md.receipt.live',
  retiring: 'md.receipt.retiring',
  hidden: 'md.receipt.hidden',
  gone: 'md.receipt.gone',
}

/** The channel's own ids and links for what it took. */
export function ReceiptsPart({ delivery: { receipts } }: Pick<DeliveryAnswer, 'delivery'>) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  return (
    <Part title={say('md.receipts')}>
      {receipts.length === 0 ? <Typography textColor="neutral600">{say('md.receipts.none')}</Typography> : null}
      <Flex direction="column" alignItems="stretch" gap={3}>
        {receipts.map(({ id, url, key, status, at }) => (
          <Box key={`${key} ${id}`}>
            {url && status !== 'gone' ? (
              <Link href={url} isExternal style={{ overflowWrap: 'anywhere' }}>
                {id}
              </Link>
            ) : (
              <Typography style={{ overflowWrap: 'anywhere' }}>{id}</Typography>
            )}
            <Typography tag="p" variant="pi" textColor="neutral600">
              {[receiptName({ key, say }), STATUS[status] ? say(STATUS[status]) : status, sayAt(at)].join(' · ')}
            </Typography>
          </Box>
        ))}
      </Flex>
    </Part>
  )
}

function receiptName({ key, say }: { key: string; say: SayMonitor }): string {
  const word = wordOfReceipt(key)
  return word === null ? key : say(word)
}
