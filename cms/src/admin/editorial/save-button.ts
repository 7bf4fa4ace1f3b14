/**
 * Strapi's own *Lưu*, kept within reach of the main button: it saves first with Strapi's validation, relations and all.
 * Called, never copied, so that an upgrade of Strapi cannot make the two differ.
 */
import { useEffect } from 'react'
import { onSave, openedAt, type SavedDocument } from '../form/saves'
import type { ActionProps, DocumentAction } from './action-props'
import { useKnownAnswer } from './editorial-store'
import { editorialAddress } from './item-path'

const saves = new Map<string, () => unknown>()

export function keepingSave(update: DocumentAction): DocumentAction {
  const Save = (props: ActionProps) => {
    const action = update(props)
    const answer = useKnownAnswer(editorialAddress(props.model, props.documentId))
    const { documentId, document, activeTab } = props
    const version = activeTab === 'published' ? null : document?.updatedAt
    useEffect(() => {
      if (documentId && typeof version === 'string') openedAt(documentId, version)
    }, [documentId, version])
    if (action?.onClick) saves.set(keyOf(props), action.onClick)
    return answer?.readOnly ? null : action
  }
  return Object.assign(Save, { type: update.type, position: update.position })
}

/** @returns null when it was not saved; what is wrong is then shown at its field, or in a dialog */
export async function saveForm(props: ActionProps): Promise<SavedDocument | null> {
  const outcome: { saved: SavedDocument | null } = { saved: null }
  const stop = onSave((event) => {
    if (event.kind === 'saved' && event.model === props.model && event.documentId === (props.documentId ?? null))
      outcome.saved = event.saved
  })
  try {
    await saves.get(keyOf(props))?.()
  } finally {
    stop()
  }
  return outcome.saved
}

function keyOf({ model, documentId }: ActionProps): string {
  return `${model} ${documentId ?? ''}`
}
