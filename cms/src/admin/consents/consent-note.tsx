/** Under the buttons of a consent's form: that it was withdrawn, and what must be gone by when. */
import { useMemo } from 'react'
import { Box, Flex, Link, Typography } from '@strapi/design-system'
import {
  buildValidParams,
  unstable_useContentManagerContext as useFormContext,
  unstable_useDocument as useDocument,
} from '@strapi/content-manager/strapi-admin'
import { useQueryParams } from '@strapi/strapi/admin'
import { NavLink } from 'react-router-dom'
import type { ConsentAnswer } from '../../consents/consent-routes'
import { DESK_PATH } from '../desk/row-path'
import { timeOf } from '../editorial/delivery-words'
import { CONSENT, useConsent } from './use-consent'
import { useConsentWords } from './use-consent-words'

/** Strapi puts it on every type's form and tells it nothing: the form's own context does. */
export function ConsentNote() {
  const { model } = useFormContext()
  return model === CONSENT ? <NoteOfConsent /> : null
}

function NoteOfConsent() {
  const say = useConsentWords()
  const { model, collectionType, id } = useFormContext()
  const [{ query }] = useQueryParams()
  const params = useMemo(() => buildValidParams(query), [query])
  const { document } = useDocument({ model, collectionType, documentId: id, params }, { skip: !id })
  const { answer } = useConsent({ model, documentId: id, version: document?.updatedAt })
  if (!answer?.withdrawnAt) return null
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={1}
      background="danger100"
      borderColor="danger200"
      padding={3}
      marginTop={1}
      hasRadius
      role="status"
    >
      <Typography tag="p" variant="pi" fontWeight="bold" textColor="danger700">
        {say('consent.withdrawn', { at: timeOf(answer.withdrawnAt) })}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral800">
        {say('consent.withdrawn.by', { name: answer.withdrawnBy ?? '', day: dayWords(answer.askedOn) })}
      </Typography>
      {answer.reason ? (
        <Typography tag="p" variant="pi" textColor="neutral800" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {say('consent.withdrawn.reason', { reason: answer.reason })}
        </Typography>
      ) : null}
      <StillLive answer={answer} />
      <Typography tag="p" variant="pi" textColor="neutral800">
        {say('consent.withdrawn.help')}
      </Typography>
    </Flex>
  )
}

function dayWords(day: string | null): string {
  return day === null ? '' : day.split('-').reverse().join('/')
}

function StillLive({ answer }: { answer: ConsentAnswer }) {
  const say = useConsentWords()
  const live = answer.uses.filter(({ isLive }) => isLive)
  if (live.length === 0 || answer.takedownDueAt === null) return null
  return (
    <Box>
      <Typography tag="p" variant="pi" textColor="danger700">
        {say('consent.withdrawn.due', { at: timeOf(answer.takedownDueAt) })}
      </Typography>
      {live.map(({ type, documentId, title }) => (
        <Box key={documentId}>
          <Link tag={NavLink} to={`${DESK_PATH}/${type}/${documentId}`}>
            {title}
          </Link>
        </Box>
      ))}
    </Box>
  )
}
