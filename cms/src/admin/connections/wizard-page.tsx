/** The wizard of one channel: the app, the consent, the account confirmed by name. One calm column. */
import { Box, Flex, Typography } from '@strapi/design-system'
import { ArrowLeft } from '@strapi/icons'
import { Layouts, Page } from '@strapi/strapi/admin'
import { Navigate, NavLink, useParams } from 'react-router-dom'
import type { ConnectionShown } from '../../connections/contract'
import { Failure } from '../desk/failure'
import { CONNECTIONS_PATH } from './connection-paths'
import { AskSteps } from './ask-steps'
import { ChooseStep } from './choose-step'
import { COLUMN } from './connections-page'
import { DoneStep } from './done-step'
import { useConnectionWords } from './use-connection-words'
import { useConnections } from './use-connections'
import { useWizard } from './use-wizard'

export function WizardPage() {
  const say = useConnectionWords()
  const { channel = '' } = useParams()
  const { answer, failure, reload } = useConnections()
  const connection = answer?.connections.find((one) => one.channel === channel)
  if (answer && (!connection || !answer.mayConnect || connection.source === 'environment'))
    return <Navigate to={CONNECTIONS_PATH} replace />
  return (
    <Page.Main>
      <Page.Title>{say('connection.title')}</Page.Title>
      <Layouts.Header
        title={connection ? say(`connection.wizard.${connection.channel}`) : say('connection.title')}
        navigationAction={
          <Flex tag={NavLink} to={CONNECTIONS_PATH} gap={2} style={{ textDecoration: 'none' }}>
            <ArrowLeft fill="primary600" aria-hidden />
            <Typography textColor="primary600">{say('connection.back')}</Typography>
          </Flex>
        }
      />
      <Box paddingLeft={{ initial: 4, medium: 6, large: 10 }} paddingRight={{ initial: 4, medium: 6, large: 10 }} paddingBottom={8}>
        <Flex direction="column" alignItems="stretch" gap={4} style={{ maxWidth: COLUMN }}>
          {failure ? <Failure text={failure} onRetry={() => void reload()} /> : null}
          {connection ? <Steps connection={connection} /> : null}
          {answer === null && failure === null ? <Typography textColor="neutral600">{say('connection.loading')}</Typography> : null}
        </Flex>
      </Box>
    </Page.Main>
  )
}

function Steps({ connection }: { connection: ConnectionShown }) {
  const say = useConnectionWords()
  const wizard = useWizard(connection.channel)
  const { stage, refusal, isAsking } = wizard
  return (
    <>
      {refusal ? (
        <Box background="danger100" borderColor="danger200" padding={4} hasRadius role="alert">
          <Typography textColor="danger700">{refusal}</Typography>
        </Box>
      ) : null}
      {isAsking ? (
        <Typography textColor="neutral600" role="status">
          {say('connection.asking')}
        </Typography>
      ) : null}
      {stage.at === 'ask' ? <AskSteps connection={connection} wizard={wizard} /> : null}
      {stage.at === 'choose' ? <ChooseStep connection={connection} wizard={wizard} offered={stage.offered} /> : null}
      {stage.at === 'done' ? <DoneStep confirmed={stage.confirmed} /> : null}
    </>
  )
}
