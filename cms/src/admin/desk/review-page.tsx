/** The screen to decide on one Item: how it will look on each channel, what is new, what was found, and the one button. */
import { useEffect, useState, type ReactNode } from 'react'
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system'
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin'
import { NavLink, useNavigate, useParams } from 'react-router-dom'
import type { OfferedTransition } from '../../editorial/contract'
import { useEditorial, type EditorialAnswer } from '../editorial/editorial-store'
import { Findings } from '../editorial/findings'
import { formPath, itemAddress, modelOf } from '../editorial/item-path'
import { TransitionForm } from '../editorial/transition-form'
import { Changes } from './changes'
import { useWords } from './use-words'

const PHONE_WIDTH = '36rem'

export function ReviewPage() {
  const say = useWords()
  const { type = '', documentId = '' } = useParams()
  const address = itemAddress({ type, documentId })
  const answer = useEditorial(address, 'review')
  const links = (
    <Flex gap={2} wrap="wrap">
      <Button tag={NavLink} to="/ban-bien-tap" variant="tertiary">
        {say('desk.review.back')}
      </Button>
      <Button tag={NavLink} to={formPath({ type, documentId })} variant="tertiary">
        {say('desk.review.form')}
      </Button>
    </Flex>
  )
  return (
    <Page.Main>
      <Page.Title>{say('desk.review')}</Page.Title>
      <Layouts.Header title={answer?.stageName ?? say('desk.loading')} subtitle={answer?.planLine ?? ''} primaryAction={links} />
      <Box paddingLeft={{ initial: 4, medium: 6, large: 10 }} paddingRight={{ initial: 4, medium: 6, large: 10 }} paddingBottom={8}>
        {answer ? (
          <Flex gap={6} alignItems="flex-start" wrap="wrap">
            <Box flex={`0 1 ${PHONE_WIDTH}`} width="100%" maxWidth={PHONE_WIDTH}>
              <Preview key={answer.releaseHash} type={type} documentId={documentId} />
            </Box>
            <Flex flex="1 1 32rem" minWidth={0} direction="column" alignItems="stretch" gap={4}>
              <Facts answer={answer} />
              <Decision address={address} answer={answer} />
            </Flex>
          </Flex>
        ) : null}
      </Box>
    </Page.Main>
  )
}

function Facts({ answer }: { answer: EditorialAnswer }) {
  const say = useWords()
  const open = answer.notes.filter((note) => note.fixedAt === null)
  return (
    <>
      <Part title={say('desk.review.changes')}>
        <Changes answer={answer} />
      </Part>
      <Part title={say('desk.review.findings')}>
        <Findings problems={answer.problems} />
      </Part>
      {open.length > 0 ? (
        <Part title={say('desk.review.notes')}>
          {open.map((note) => (
            <Typography key={note.id} tag="p">{`${note.by.name}: ${note.excerpt ? `«${note.excerpt}» ` : ''}${note.text}`}</Typography>
          ))}
        </Part>
      ) : null}
    </>
  )
}

function Decision({ address, answer }: { address: string; answer: EditorialAnswer }) {
  const say = useWords()
  const navigate = useNavigate()
  const [other, setOther] = useState<OfferedTransition | null>(null)
  const { mainTransition, others, fourEyes, lapsed, minor } = answer
  const done = () => navigate('/ban-bien-tap')
  return (
    <Part title={say('desk.review.decide')}>
      {fourEyes ? <Typography textColor="warning700">{`${fourEyes.message} ${fourEyes.help}`}</Typography> : null}
      {lapsed ? <Typography textColor="danger700">{`${lapsed.message} ${lapsed.help}`}</Typography> : null}
      {minor ? <Typography textColor="neutral800">{say('desk.review.minor', { n: String(minor.characters) })}</Typography> : null}
      {mainTransition ? (
        <TransitionForm key={mainTransition.transition} address={address} answer={answer} offered={mainTransition} onDone={done} />
      ) : (
        <Typography textColor="neutral600">{say('desk.review.nothing')}</Typography>
      )}
      {others.length > 0 ? (
        <Flex gap={2} wrap="wrap" paddingTop={4} role="group" aria-label={say('desk.others')}>
          {others.map((one) => (
            <Button key={one.label} variant="tertiary" onClick={() => setOther(one)}>
              {one.label}
            </Button>
          ))}
        </Flex>
      ) : null}
      <Modal.Root open={other !== null} onOpenChange={(isOpen: boolean) => (isOpen ? undefined : setOther(null))}>
        <Modal.Content>
          <Modal.Header>
            <Modal.Title>{other?.label.replace(/…$/, '')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            {other ? (
              <TransitionForm address={address} answer={answer} offered={other} onDone={done} onCancel={() => setOther(null)} />
            ) : null}
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </Part>
  )
}

/** Our own page with its channel tabs, in a frame as wide as a phone. */
function Preview({ type, documentId }: { type: string; documentId: string }) {
  const say = useWords()
  const { get } = useFetchClient()
  const [url, setUrl] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    get<{ data?: { url?: string } }>(`/content-manager/preview/url/${modelOf(type)}?documentId=${documentId}`)
      .then(({ data }) => setUrl(data.data?.url ?? null))
      .catch(() => setUrl(null)) // said in its place below
  }, [get, type, documentId])
  if (url === undefined) return <Typography textColor="neutral600">{say('desk.loading')}</Typography>
  if (url === null) return <Typography textColor="warning700">{say('desk.review.noPreview')}</Typography>
  return (
    <iframe
      title={say('desk.review.preview')}
      src={url}
      style={{ width: '100%', height: 'min(72rem, 80vh)', border: '1px solid #dcdce4', borderRadius: '0.4rem', background: '#fff' }}
    />
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box background="neutral0" padding={4} hasRadius shadow="tableShadow" tag="section">
      <Typography variant="sigma" textColor="neutral600" tag="h2">
        {title}
      </Typography>
      <Box paddingTop={2}>{children}</Box>
    </Box>
  )
}
