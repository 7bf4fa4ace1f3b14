import { useState } from 'react'
import { Box, Button, Field, Flex, Textarea, TextInput, Typography } from '@strapi/design-system'
import type { ConnectionShown } from '../../connections/contract'
import { Folded, StepCard } from './step-card'
import { useConnectionWords } from './use-connection-words'
import type { TypedApp, Wizard } from './use-wizard'

/** Steps 1 and 2: in whose name we ask, and the way out to the platform. */
export function AskSteps({ connection, wizard }: { connection: ConnectionShown; wizard: Wizard }) {
  const say = useConnectionWords()
  const { channel, redirectUri } = connection
  const [typed, setTyped] = useState<TypedApp>({ id: '', secret: '' })
  const [isTyping, setTyping] = useState(connection.app.id === null)
  const app = isTyping ? typed : null
  const isReady = app === null || (app.id.trim() !== '' && app.secret.trim() !== '')
  return (
    <>
      <StepCard no={1} title={say('connection.step.app')}>
        {isTyping ? (
          <AppFields connection={connection} typed={typed} onTyped={setTyped} />
        ) : (
          <Flex gap={3} wrap="wrap">
            <Typography style={{ overflowWrap: 'anywhere' }}>
              {say(connection.app.source === 'environment' ? 'connection.app.known.environment' : 'connection.app.known', {
                id: connection.app.id ?? '',
              })}
            </Typography>
            {connection.app.source === 'panel' ? (
              <Button variant="ghost" onClick={() => setTyping(true)}>
                {say('connection.app.change')}
              </Button>
            ) : null}
          </Flex>
        )}
        <Box>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {say('connection.redirect')}
          </Typography>
          <Typography tag="code" style={{ overflowWrap: 'anywhere', userSelect: 'all' }}>
            {redirectUri}
          </Typography>
        </Box>
      </StepCard>
      <StepCard no={2} title={say('connection.step.consent')}>
        <Typography textColor="neutral700">{say(`connection.consent.help.${channel}`)}</Typography>
        <Box>
          <Button size="L" disabled={!isReady} loading={wizard.isAsking} onClick={() => void wizard.go(app)}>
            {say(`connection.consent.go.${channel}`)}
          </Button>
        </Box>
        {channel === 'facebook' ? (
          <Folded label={say('connection.other.token')}>
            <Pasted
              label={say('connection.token')}
              hint={say('connection.token.hint')}
              button={say('connection.token.go')}
              isOff={!isReady || wizard.isAsking}
              onGo={(token) => void wizard.paste({ token, app })}
            />
          </Folded>
        ) : null}
        <Folded label={say('connection.other.address')}>
          <Pasted
            label={say('connection.address')}
            hint={say('connection.address.hint')}
            button={say('connection.address.go')}
            isOff={wizard.isAsking}
            onGo={(text) => void wizard.pasteAddress(text)}
          />
        </Folded>
      </StepCard>
    </>
  )
}

interface AppProps {
  connection: ConnectionShown
  typed: TypedApp
  onTyped: (typed: TypedApp) => void
}

function AppFields({ connection: { channel }, typed, onTyped }: AppProps) {
  const say = useConnectionWords()
  return (
    <>
      <Typography textColor="neutral700">{say(`connection.app.help.${channel}`)}</Typography>
      <Field.Root name="app-id" required>
        <Field.Label>{say(`connection.app.id.${channel}`)}</Field.Label>
        <TextInput value={typed.id} autoComplete="off" onChange={({ target }: Typed) => onTyped({ ...typed, id: target.value })} />
      </Field.Root>
      <Field.Root name="app-secret" required hint={say('connection.app.secret.hint')}>
        <Field.Label>{say(`connection.app.secret.${channel}`)}</Field.Label>
        <TextInput
          type="password"
          autoComplete="off"
          value={typed.secret}
          onChange={({ target }: Typed) => onTyped({ ...typed, secret: target.value })}
        />
        <Field.Hint />
      </Field.Root>
    </>
  )
}

interface Typed {
  target: { value: string }
}

function Pasted(props: { label: string; hint: string; button: string; isOff: boolean; onGo: (text: string) => void }) {
  const { label, hint, button, isOff, onGo } = props
  const [text, setText] = useState('')
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root hint={hint}>
        <Field.Label>{label}</Field.Label>
        <Textarea value={text} autoComplete="off" spellCheck={false} onChange={({ target }: Typed) => setText(target.value)} />
        <Field.Hint />
      </Field.Root>
      <Box>
        <Button variant="secondary" disabled={isOff || text.trim() === ''} onClick={() => onGo(text.trim())}>
          {button}
        </Button>
      </Box>
    </Flex>
  )
}
