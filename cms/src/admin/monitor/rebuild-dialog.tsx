import { Box, ProgressBar, Typography } from '@strapi/design-system'
import type { Rebuild } from '@hl/config/monitor-delivery'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { ActDialog } from './act-dialog'
import { useAct } from './use-act'
import { useMonitorWords } from './use-monitor-words'
import { usePolled } from './use-polled'

const AGAIN_MS = 1_000

/** The website as a whole, anew; it can be closed while it runs and tells the same when it is opened again. */
export function RebuildDialog({ onClose }: { onClose: () => void }) {
  const say = useMonitorWords()
  const { answer, failure, reload, put } = usePolled<Rebuild>({ address: '/monitor/rebuild', everyMs: AGAIN_MS })
  const { act, isRunning, refusal } = useAct()
  const begin = async () => {
    const begun = await act<Rebuild>({
      address: '/monitor/rebuild',
      body: {},
      onDone: (now) => {
        put(now)
        return say('md.rebuild.counting')
      },
    })
    if (!begun) await reload()
  }
  return (
    <ActDialog
      title={say('md.rebuild.title')}
      button={say('md.rebuild.do')}
      refusal={refusal ?? failure}
      isRunning={isRunning}
      isReady={answer?.isRunning === false}
      onClose={onClose}
      onPress={() => void begin()}
    >
      <Typography>{say('md.rebuild.help')}</Typography>
      {answer ? <Progress run={answer} /> : null}
    </ActDialog>
  )
}

function Progress({ run }: { run: Rebuild }) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  const { isRunning, done, total, endedAt, problem } = run
  if (isRunning) {
    const text = total === 0 ? say('md.rebuild.counting') : say('md.rebuild.running', { done, total })
    return (
      <Box>
        <Typography tag="p" role="status" fontWeight="bold">
          {text}
        </Typography>
        <Box paddingTop={2}>
          <ProgressBar value={total === 0 ? 0 : Math.round((done / total) * 100)} size="M" />
        </Box>
      </Box>
    )
  }
  if (endedAt === null) return null
  if (problem) return <Typography textColor="danger700">{say('md.rebuild.problem', { at: sayAt(endedAt), problem })}</Typography>
  const by = run.by ?? say('md.rebuild.system')
  return (
    <Typography textColor="success700" role="status">
      {say('md.rebuild.done', { at: sayAt(endedAt), total, by })}
    </Typography>
  )
}
