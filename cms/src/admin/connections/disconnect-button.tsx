import { useState } from 'react'
import { Button, Dialog } from '@strapi/design-system'
import { WarningCircle } from '@strapi/icons'
import { getFetchClient, useNotification } from '@strapi/strapi/admin'
import type { ConnectionsAnswer, ConnectionShown } from '../../connections/contract'
import { refusalOf } from '../editorial/refusal-of'
import { useConnectionWords } from './use-connection-words'
import { CONNECTIONS } from './use-connections'

/** Asked twice: what was posted can then not be taken down from here. */
export function DisconnectButton(props: {
  connection: ConnectionShown
  onChanged: (answer: ConnectionsAnswer) => void
  onMoved: () => void
}) {
  const { connection, onChanged, onMoved } = props
  const { channel, account, version } = connection
  const say = useConnectionWords()
  const { toggleNotification } = useNotification()
  const [isOpen, setOpen] = useState(false)
  const [isRunning, setRunning] = useState(false)
  const disconnect = async () => {
    setOpen(false)
    setRunning(true)
    try {
      onChanged((await getFetchClient().post<ConnectionsAnswer>(`${CONNECTIONS}/${channel}/disconnect`, { expected: version })).data)
      toggleNotification({ type: 'success', message: say('connection.disconnected', { account: say(`connection.account.${channel}`) }) })
    } catch (error) {
      toggleNotification({ type: 'danger', message: refusalOf(error) ?? say('connection.failed') })
      onMoved()
    }
    setRunning(false)
  }
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger>
        <Button variant="danger-light" loading={isRunning}>
          {say('connection.disconnect')}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{say('connection.disconnect.title', { name: account?.name ?? account?.id ?? channel })}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle fill="danger600" aria-hidden />}>{say('connection.disconnect.text')}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button fullWidth variant="tertiary">
              {say('connection.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button fullWidth variant="danger" onClick={() => void disconnect()}>
            {say('connection.disconnect.confirm')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  )
}
