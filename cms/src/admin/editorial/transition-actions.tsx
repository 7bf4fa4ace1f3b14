/** The document actions of an Item: one main button for this person and stage, which also saves; the rest under "Việc khác". */
import { useCallback, useMemo, useRef, useState } from 'react'
import { Modal } from '@strapi/design-system'
import { Check } from '@strapi/icons'
import { buildValidParams, unstable_useDocument as useDocument } from '@strapi/content-manager/strapi-admin'
import { useFetchClient, useForm, useNotification, useQueryParams } from '@strapi/strapi/admin'
import type { Transition } from '@hl/config/chain'
import type { OfferedTransition } from '../../editorial/contract'
import { useWords } from '../desk/use-words'
import type { ActionProps, DocumentAction } from './action-props'
import { knownAnswer, refresh, useEditorial, useKnownAnswer, type EditorialAnswer } from './editorial-store'
import { Findings } from './findings'
import { editorialAddress } from './item-path'
import { saveForm } from './save-button'
import { TransitionForm } from './transition-form'
import { isOnePress, useTransition } from './use-transition'

type Choose = (answer: EditorialAnswer) => OfferedTransition | null

export const MainAction: DocumentAction = (props) => {
  const action = useAction(props, (answer) => answer.mainTransition)
  return action && { ...action, icon: <Check />, variant: 'success' }
}

export function otherAction(transition: Transition): DocumentAction {
  const isDanger = transition === 'takedown' || transition === 'discard' || transition === 'reject'
  const choose: Choose = ({ others }) => others.find((one) => one.transition === transition && !one.minor) ?? null
  return function OtherAction(props) {
    const action = useAction(props, choose)
    return action && { ...action, variant: isDanger ? 'danger' : 'secondary' }
  }
}

/** "Sửa nhỏ", whichever move it shortens. */
export const MinorAction: DocumentAction = (props) => {
  const action = useAction(props, ({ others }) => others.find((one) => one.minor) ?? null)
  return action && { ...action, variant: 'secondary' }
}

function useAction(props: ActionProps, choose: Choose) {
  const address = editorialAddress(props.model, props.documentId)
  const answer = useEditorial(address, props.document?.updatedAt)
  const offered = answer && choose(answer)
  const { send, isRunning } = useTransition()
  const { toggleNotification } = useNotification()
  const { save, isSaving } = useSaveFirst(props, address)
  const refetch = useRefetch(props)
  const content = useDialog({ address, choose, onDone: refetch })
  if (!address || !offered) return null
  const tell = (message: string) => toggleNotification({ type: 'danger', message, timeout: 12_000 })

  /** @returns true: no dialog */
  const press = async (): Promise<boolean> => {
    const failed = await save()
    if (failed !== null) tell(failed)
    const version = knownAnswer(address)?.version
    if (failed !== null || !isOnePress(offered)) return failed !== null
    const refused = await send({ address, offered, body: version ? { openedVersion: version } : {} })
    if (refused !== null) tell(refused)
    refetch()
    return true
  }
  return {
    label: offered.label,
    position: 'panel',
    disabled: isRunning || isSaving,
    loading: isRunning || isSaving,
    onClick: press,
    ...(isOnePress(offered) ? {} : { dialog: { type: 'modal', title: offered.label.replace(/…$/, ''), content } }),
  }
}

/** Strapi's save answers nothing; that it went through shows in the version on the server. */
function useSaveFirst(props: ActionProps, address: string | null) {
  const { get } = useFetchClient()
  const say = useWords()
  const [isSaving, setSaving] = useState(false)
  const isModified = useForm('TransitionAction', ({ modified }) => modified)

  /** @returns null: saved, or nothing to save; else what the person is told */
  const save = async (): Promise<string | null> => {
    if (!isModified || address === null) return null
    const before = knownAnswer(address)?.version
    setSaving(true)
    try {
      await saveForm(props)
      await refresh(get, address)
      return knownAnswer(address)?.version === before ? say('desk.saveFirst.failed') : null
    } finally {
      setSaving(false)
    }
  }
  return { save, isSaving }
}

/** The page's own query to the letter: Strapi keeps answers by it, and another spelling would refresh another answer. */
function useRefetch({ model, collectionType, documentId }: ActionProps): () => void {
  const [{ query }] = useQueryParams()
  const params = useMemo(() => buildValidParams(query), [query])
  const { refetch } = useDocument({ model, collectionType, documentId, params }, { skip: !documentId })
  return refetch
}

/** One component for the whole life of the dialog: a new one at each render would empty the text being typed. */
function useDialog(input: { address: string | null; choose: Choose; onDone: () => void }) {
  const latest = useRef(input)
  latest.current = input
  return useCallback(({ onClose }: { onClose: () => void }) => {
    const { address, choose, onDone } = latest.current
    const done = () => {
      onClose()
      onDone()
    }
    return address === null ? null : <Dialog address={address} choose={choose} onDone={done} onRefused={onDone} onCancel={onClose} />
  }, [])
}

function Dialog(props: { address: string; choose: Choose; onDone: () => void; onRefused: () => void; onCancel: () => void }) {
  const { address, choose, onDone, onRefused, onCancel } = props
  const answer = useKnownAnswer(address)
  const offered = answer && choose(answer)
  if (!answer || !offered) return null
  const isSigned = offered.needs.checklist || offered.needs.releaseHash
  return (
    <Modal.Body>
      {isSigned ? <Findings problems={answer.problems} /> : null}
      <TransitionForm address={address} answer={answer} offered={offered} onDone={onDone} onRefused={onRefused} onCancel={onCancel} />
    </Modal.Body>
  )
}
