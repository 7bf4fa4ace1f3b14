/** What a transition asks of a person: the checklist, a reason, a sentence; then its button. In a dialog and on the review screen. */
import { useState } from 'react'
import { Box, Button, Checkbox, Field, Flex, SingleSelect, SingleSelectOption, Textarea, Typography } from '@strapi/design-system'
import type { RejectReason } from '@hl/config/chain'
import type { OfferedTransition } from '../../editorial/contract'
import type { DeskWord } from '../translations/desk'
import { useWords } from '../desk/use-words'
import { ReviewTimeHints } from '../plan/review-time-hints'
import { isDangerous } from './dangerous'
import type { EditorialAnswer } from './editorial-store'
import { NotesGoAlong } from '../writing/notes-go-along'
import { useTransition } from './use-transition'

const REASONS = ['out_of_scope', 'duplicate', 'internal_or_secret', 'unverified', 'low_quality'] as const satisfies readonly RejectReason[]

interface FormProps {
  address: string
  answer: EditorialAnswer
  offered: OfferedTransition
  onDone: () => void
  /** the text on the screen may be old: show the new one */
  onRefused?: () => void
  onCancel?: () => void
}

export function TransitionForm({ address, answer, offered, onDone, onRefused, onCancel }: FormProps) {
  const say = useWords()
  const { send, isRunning } = useTransition()
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({})
  const [comment, setComment] = useState('')
  const [reasonCode, setReasonCode] = useState<RejectReason | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { transition, needs } = offered
  const list = needs.checklist ? answer.checklist : []
  const isTicked = (line: { id: string; isTicked?: boolean }) => line.isTicked === true || ticked[line.id] === true
  const isCommentNeeded = needs.comment || transition === 'takedown'
  const isReady = list.every(isTicked) && (!isCommentNeeded || comment.trim() !== '') && (!needs.reasonCode || reasonCode !== null)

  const press = async () => {
    const refused = await send({
      address,
      offered,
      body: {
        openedVersion: answer.version,
        ...(comment.trim() ? { comment: comment.trim() } : {}),
        ...(needs.checklist ? { checklist: Object.fromEntries(list.map((line) => [line.id, isTicked(line)])) } : {}),
        ...(needs.releaseHash ? { releaseHash: answer.releaseHash ?? 'incomplete' } : {}),
        // so that a refusal can say what moved since it was read
        ...(transition === 'passCheck' && answer.releaseHash ? { releaseHash: answer.releaseHash } : {}),
        ...(reasonCode ? { reasonCode } : {}),
      },
    })
    setRefusal(refused)
    if (refused === null) return onDone()
    setTicked({}) // what was ticked was ticked for the text that was read
    onRefused?.()
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Warning transition={transition} answer={answer} />
      {transition === 'approve' ? <ReviewTimeHints address={address} answer={answer} /> : null}
      {list.length > 0 ? (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography variant="sigma" textColor="neutral600">
            {say('desk.checklist')}
          </Typography>
          {list.map((line) => (
            <Checkbox
              key={line.id}
              checked={isTicked(line)}
              disabled={line.isTicked === true}
              onCheckedChange={(value: boolean | 'indeterminate') => setTicked((before) => ({ ...before, [line.id]: value === true }))}
            >
              {line.isTicked ? `${line.label} ${say('desk.machineTicked')}` : line.label}
            </Checkbox>
          ))}
        </Flex>
      ) : null}
      {needs.reasonCode ? (
        <Field.Root name="reasonCode" required>
          <Field.Label>{say('desk.reason')}</Field.Label>
          <SingleSelect
            placeholder={say('desk.reason.choose')}
            value={reasonCode ?? ''}
            onChange={(value) => setReasonCode(REASONS.find((reason) => reason === value) ?? null)}
          >
            {REASONS.map((reason) => (
              <SingleSelectOption key={reason} value={reason}>
                {say(`desk.reason.${reason}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ) : null}
      <Field.Root name="comment" required={isCommentNeeded} hint={transition === 'takedown' ? say('desk.comment.takedown.hint') : ''}>
        <Field.Label>{say(COMMENT_WORDS[transition] ?? 'desk.comment')}</Field.Label>
        <Textarea value={comment} onChange={(event) => setComment(event.target.value)} />
        <Field.Hint />
      </Field.Root>
      {refusal ? (
        <Box background="danger100" padding={3} hasRadius role="alert">
          <Typography textColor="danger700">{refusal}</Typography>
        </Box>
      ) : null}
      <Flex gap={2} justifyContent="flex-end" wrap="wrap">
        {onCancel ? (
          <Button variant="tertiary" onClick={onCancel}>
            {say('desk.cancel')}
          </Button>
        ) : null}
        <Button
          variant={isDangerous(transition) ? 'danger' : 'success'}
          loading={isRunning}
          disabled={!isReady || isRunning}
          onClick={() => void press()}
        >
          {offered.label.replace(/…$/, '')}
        </Button>
      </Flex>
    </Flex>
  )
}

const COMMENT_WORDS: Readonly<Record<string, DeskWord>> = { return: 'desk.comment.return', takedown: 'desk.comment.takedown' }

/** What this does that cannot be seen from the button. */
function Warning({ transition, answer }: { transition: string; answer: EditorialAnswer }) {
  const say = useWords()
  if (transition === 'takedown') return <Typography>{say('desk.takedown.warning')}</Typography>
  if (transition === 'discard') return <Typography>{say('desk.discard.warning')}</Typography>
  if (transition !== 'return') return null
  const { handedBy } = answer
  return (
    <>
      <Typography>{handedBy ? say('desk.returnsTo', { name: handedBy.name }) : say('desk.returnsTo.nobody')}</Typography>
      <NotesGoAlong notes={answer.notes} />
    </>
  )
}
