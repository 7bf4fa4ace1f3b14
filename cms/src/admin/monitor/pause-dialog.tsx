import { useState } from 'react'
import { Checkbox, Typography } from '@strapi/design-system'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { ActDialog } from './act-dialog'
import { useAct } from './use-act'
import { useMonitorWords } from './use-monitor-words'

export function PauseDialog(props: { channel: string; onClose: () => void; onDone: () => void }) {
  const { onClose, onDone } = props
  const say = useMonitorWords()
  const { act, isRunning, refusal } = useAct()
  const [all, setAll] = useState(false)
  const channel = CHANNEL_NAMES[props.channel] ?? props.channel
  const pause = async () => {
    const address = `/monitor/channels/${props.channel}/pause`
    if (!(await act({ address, body: { all }, onDone: () => say('md.pause.done', { channel }) }))) return
    onClose()
    onDone()
  }
  return (
    <ActDialog
      title={say('md.pause.title', { channel })}
      button={say('md.pause.do')}
      isDangerous
      refusal={refusal}
      isRunning={isRunning}
      onClose={onClose}
      onPress={() => void pause()}
    >
      <Typography>{say('md.pause.help', { channel })}</Typography>
      <Checkbox checked={all} onCheckedChange={(value: boolean | 'indeterminate') => setAll(value === true)}>
        {say('md.pause.all')}
      </Checkbox>
    </ActDialog>
  )
}
