import { useEffect, useRef } from 'react'
import { Typography } from '@strapi/design-system'
import { clockOf } from './clock'
import { useFormWords } from './use-form-words'
import { usePresence } from './use-presence'

interface Props {
  address: string | null
  openedVersion: string | null
  isModified: boolean
  /** null: something is being typed that a reload would take away */
  onNewer: (() => void) | null
}

/** "Lan đang sửa từ 09:32", and that somebody saved while this form was open. */
export function PresenceNotes({ address, openedVersion, isModified, onNewer }: Props) {
  const say = useFormWords()
  const hasTyped = useRef(false)
  hasTyped.current ||= isModified
  const answer = usePresence(address, hasTyped.current)
  const isNewer = answer !== null && openedVersion !== null && answer.version > openedVersion
  useEffect(() => {
    if (isNewer) onNewer?.()
  }, [isNewer, onNewer])
  return (
    <>
      {answer?.others.map(({ name, isEditing, since }) => (
        <Typography key={`${name} ${since}`} variant="pi" textColor={isEditing ? 'warning700' : 'neutral600'} role="status">
          {say(isEditing ? 'form.editing' : 'form.looking', { name, at: clockOf(since) })}
        </Typography>
      ))}
      {isNewer && isModified ? (
        <Typography variant="pi" textColor="warning700" role="status">
          {say('form.newer')}
        </Typography>
      ) : null}
    </>
  )
}
