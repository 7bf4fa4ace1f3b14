import { Menu } from '@strapi/design-system'
import { useNotification } from '@strapi/strapi/admin'
import { useNavigate } from 'react-router-dom'
import type { DeliveryAnswer } from '../../monitor/contract'
import { formPath } from '../editorial/item-path'
import type { Act } from './delivery-acts'
import { saveEvidence } from './save-file'
import { useMonitorWords } from './use-monitor-words'

interface MenuProps {
  answer: DeliveryAnswer
  acts: readonly Act[]
  onAct: (act: Act) => void
}

/** *Việc khác*: whatever is not the main thing to do now. */
export function DeliveryMenu({ answer, acts, onAct }: MenuProps) {
  const say = useMonitorWords()
  const navigate = useNavigate()
  const { toggleNotification } = useNotification()
  const save = () => {
    saveEvidence(answer.delivery).catch(() => toggleNotification({ type: 'danger', message: say('md.evidence.failed') }))
  }
  return (
    <Menu.Root>
      <Menu.Trigger variant="tertiary">{say('monitor.more')}</Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-start">
        {acts.map((act) => (
          <Menu.Item key={act} variant={act === 'cancel' ? 'danger' : 'default'} onSelect={() => onAct(act)}>
            {say(`md.act.${act}`)}
          </Menu.Item>
        ))}
        <Menu.Item onSelect={() => navigate(formPath(answer.delivery))}>{say('md.item')}</Menu.Item>
        {answer.rights.evidence ? <Menu.Item onSelect={save}>{say('md.evidence')}</Menu.Item> : null}
      </Menu.Content>
    </Menu.Root>
  )
}
