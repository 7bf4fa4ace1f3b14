/** Under the buttons of an Item's form, on every width: what else can be done, why it is locked, who else is here, what is kept. */
import { useEffect, useMemo, useRef } from 'react'
import { Flex, Typography } from '@strapi/design-system'
import {
  buildValidParams,
  unstable_useContentManagerContext as useFormContext,
  unstable_useDocument as useDocument,
} from '@strapi/content-manager/strapi-admin'
import { useForm, useQueryParams } from '@strapi/strapi/admin'
import type { ActionProps } from '../editorial/action-props'
import { useEditorial } from '../editorial/editorial-store'
import { editorialAddress, firstOfferAddress } from '../editorial/item-path'
import { usePress } from '../editorial/use-press'
import { AutosaveNotes } from './autosave-notes'
import { LockNote } from './lock-note'
import { OtherActions } from './other-actions'
import { PresenceNotes } from './presence-notes'
import { StaleDialog } from './stale-dialog'
import { TransitionDialog } from './transition-dialog'
import { useFailedSave } from './use-failed-save'
import { useLockedFields } from './use-locked-fields'

/** Strapi puts it on every type's form and tells it nothing: the form's own context does. */
export function FormNotes() {
  const { model } = useFormContext()
  return firstOfferAddress(model) === null ? null : <ItemNotes />
}

function ItemNotes() {
  const { model, collectionType, id, contentType } = useFormContext()
  const [{ query }] = useQueryParams<{ status?: string }>()
  const params = useMemo(() => buildValidParams(query), [query])
  // The page's own query to the letter: Strapi keeps answers by it, and another spelling would refresh another answer.
  const { document, refetch } = useDocument({ model, collectionType, documentId: id, params }, { skip: !id })
  const address = editorialAddress(model, id)
  const version = typeof document?.updatedAt === 'string' ? document.updatedAt : null
  const props: ActionProps = { model, collectionType, documentId: id, document: { updatedAt: version }, activeTab: query.status }
  const answer = useEditorial(address, version)
  const { modified: isModified, resetForm } = useForm('FormNotes', (form) => form)
  const { press, isBusy } = usePress(props)
  const { stale, close } = useFailedSave({ model, documentId: id ?? null })
  useFollowServer({ stage: answer?.stage, version: answer?.version, isModified, refetch: id ? refetch : null })
  useLockedFields({ address, answer, isModified })
  const components = useMemo(() => componentsOf(contentType?.attributes), [contentType])
  const keepSaved = () => {
    resetForm()
    refetch()
  }
  const isEditable = query.status !== 'published' && !answer?.readOnly

  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%" paddingTop={1}>
      {answer ? <OtherActions others={answer.others} isBusy={isBusy} onPress={press} /> : null}
      {answer?.readOnly ? <LockNote readOnly={answer.readOnly} others={answer.others} isBusy={isBusy} onPress={press} /> : null}
      {answer?.fourEyes && !answer.readOnly ? <Note>{`${answer.fourEyes.message} ${answer.fourEyes.help}`}</Note> : null}
      <PresenceNotes address={address} openedVersion={version} isModified={isModified} onNewer={id && !isModified ? refetch : null} />
      {isEditable ? <AutosaveNotes model={model} documentId={id ?? null} openedVersion={version} components={components} /> : null}
      <TransitionDialog onDone={refetchIf(id, refetch)} />
      {stale ? <StaleDialog props={props} stale={stale} onClose={close} onKeepSaved={keepSaved} /> : null}
    </Flex>
  )
}

function Note({ children }: { children: string }) {
  return (
    <Typography variant="pi" textColor="warning700">
      {children}
    </Typography>
  )
}

function refetchIf(documentId: string | undefined, refetch: () => unknown): () => void {
  return () => (documentId ? void refetch() : undefined)
}

/** What the server says of the Item has moved, by us or by somebody else: the form shows it, unless something is being typed. */
function useFollowServer(input: {
  stage: string | undefined
  version: string | undefined
  isModified: boolean
  refetch: (() => unknown) | null
}) {
  const { stage, version, isModified, refetch } = input
  const seen = `${stage} ${version}`
  const before = useRef(seen)
  useEffect(() => {
    if (before.current === seen || isModified) return
    const isFirst = before.current.startsWith('undefined')
    before.current = seen
    if (!isFirst) refetch?.()
  }, [seen, isModified, refetch])
}

function componentsOf(attributes: Readonly<Record<string, { type: string }>> | undefined): string[] {
  return Object.entries(attributes ?? {}).flatMap(([field, { type }]) => (type === 'component' || type === 'dynamiczone' ? [field] : []))
}
