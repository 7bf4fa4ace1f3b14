/**
 * Strapi's own *Lưu*, kept within reach of the main button: it saves first with Strapi's validation, relations and all.
 * Called, never copied, so that an upgrade of Strapi cannot make the two differ.
 */
import type { ActionProps, DocumentAction } from './action-props'

const saves = new Map<string, () => unknown>()

export function keepingSave(update: DocumentAction): DocumentAction {
  const Save = (props: ActionProps) => {
    const action = update(props)
    if (action?.onClick) saves.set(keyOf(props), action.onClick)
    return action
  }
  return Object.assign(Save, { type: update.type, position: update.position })
}

export async function saveForm(props: ActionProps): Promise<void> {
  await saves.get(keyOf(props))?.()
}

function keyOf({ model, documentId }: ActionProps): string {
  return `${model} ${documentId ?? ''}`
}
