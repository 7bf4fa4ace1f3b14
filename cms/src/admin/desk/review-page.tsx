/** The screen to decide on one Item: how it will look on each channel, what is new, what was found, and the one button. */
import { useEffect, useState, type ReactNode } from 'react'
import { Box, Typography } from '@strapi/design-system'
import { Page } from '@strapi/strapi/admin'
import { useNavigate, useParams } from 'react-router-dom'
import type { OfferedTransition } from '../../editorial/contract'
import { knownAnswer, refresh, useEditorial, type EditorialAnswer } from '../editorial/editorial-store'
import { itemAddress, modelOf } from '../editorial/item-path'
import { ParagraphNotes } from '../writing/paragraph-notes'
import { ChangeList, Changes } from './changes'
import { DecisionBar, NothingBar } from './decision-bar'
import { EmergencyNotice } from './emergency'
import { Others } from './others'
import { Part } from './part'
import { ReviewFindings } from './review-findings'
import { ReviewGrid } from './review-grid'
import { ReviewHeader } from './review-header'
import { ReviewPreview } from './review-preview'
import { DESK_PATH } from './row-path'
import { Signature } from './signature'
import { Standing } from './standing'
import { useDecision, type Decision } from './use-decision'
import { TakedownNotice } from '../editorial/takedown-due'
import { useWords } from './use-words'

interface Reviewed {
  type: string
  documentId: string
  address: string
}

export function ReviewPage() {
  const say = useWords()
  const { type = '', documentId = '' } = useParams()
  const address = itemAddress({ type, documentId })
  const answer = useEditorial(address, 'review')
  const navigate = useNavigate()
  const onDone = () => navigate(DESK_PATH)
  const item = { type, documentId, address }
  return (
    <Page.Main>
      <Page.Title>{answer?.title || say('desk.review')}</Page.Title>
      <ReviewHeader item={item} answer={answer} isGone={useIsGone(address)} />
      {answer === null ? null : answer.mainTransition ? (
        <Deciding item={item} answer={answer} offered={answer.mainTransition} onDone={onDone} />
      ) : (
        <Reading item={item} answer={answer} onDone={onDone} />
      )}
    </Page.Main>
  )
}

/** Whether the server gave no such Item, to this person. */
function useIsGone(address: string): boolean {
  const [isGone, setGone] = useState(false)
  useEffect(() => {
    void refresh(address).then(() => setGone(knownAnswer(address) === null))
  }, [address])
  return isGone
}

interface ScreenProps {
  item: Reviewed
  answer: EditorialAnswer
  onDone: () => void
}

function Deciding({ item, answer, offered, onDone }: ScreenProps & { offered: OfferedTransition }) {
  const decision = useDecision({ address: item.address, answer, offered, onDone })
  const [other, setOther] = useState<OfferedTransition | null>(null)
  const back = answer.others.find(({ transition }) => transition === 'return')
  return (
    <>
      <Columns item={item} answer={answer} decision={decision}>
        <Signature address={item.address} answer={answer} offered={offered} decision={decision} />
        <Others address={item.address} answer={answer} chosen={other} inBar={back} onChoose={setOther} onDone={onDone} />
      </Columns>
      <DecisionBar answer={answer} offered={offered} decision={decision} onReturn={back ? () => setOther(back) : null} />
    </>
  )
}

function Reading({ item, answer, onDone }: ScreenProps) {
  const [other, setOther] = useState<OfferedTransition | null>(null)
  return (
    <>
      <Columns
        item={item}
        answer={answer}
        decision={null}
        first={<EmergencyNotice address={item.address} answer={answer} onDone={onDone} />}
      >
        <Others address={item.address} answer={answer} chosen={other} onChoose={setOther} onDone={onDone} />
      </Columns>
      <NothingBar answer={answer} />
    </>
  )
}

/** What there is to know, beside the preview and above what there is to do. */
interface ColumnsProps extends Omit<ScreenProps, 'onDone'> {
  decision: Decision | null
  /** more urgent than all else */
  first?: ReactNode
  children: ReactNode
}

function Columns({ item, answer, decision, first, children }: ColumnsProps) {
  const say = useWords()
  return (
    <ReviewGrid
      facts={
        <>
          {first}
          {decision && decision.moved.length > 0 ? (
            <Part title={say('desk.review.moved')} tone="danger">
              <Typography tag="p">{say('desk.review.moved.read')}</Typography>
              <Box paddingTop={2}>
                <ChangeList changes={decision.moved} />
              </Box>
            </Part>
          ) : null}
          <Standing answer={answer} />
          {answer.takedownDue ? <TakedownNotice due={answer.takedownDue} /> : null}
          <Part title={say('desk.review.findings')}>
            <ReviewFindings problems={answer.problems} model={modelOf(item.type) ?? ''} />
          </Part>
          <ParagraphNotes {...item} answer={answer} />
          <Part title={say('desk.review.changes')}>
            <Changes answer={answer} />
          </Part>
        </>
      }
      preview={<ReviewPreview key={answer.releaseHash} type={item.type} documentId={item.documentId} />}
    >
      {children}
    </ReviewGrid>
  )
}
