/** Strapi's own ways around the chain: the server refuses them, so the panel does not offer them. */
import type { ActionProps, DocumentAction } from './action-props'
import { ITEM_PATHS } from './item-path'
import { keepingSave } from './save-button'

const AROUND = ['publish', 'unpublish', 'discard', 'clone']

export function withoutAroundTheChain(actions: readonly DocumentAction[]): DocumentAction[] {
  return actions
    .filter((action) => action.type === undefined || !AROUND.includes(action.type))
    .map((action) => (action.type === 'delete' ? exceptForItems(action) : action))
}

export function withSaveKept(actions: readonly DocumentAction[]): DocumentAction[] {
  return actions.map((action) => (action.type === 'update' ? keepingSave(action) : action))
}

/** A tag may be deleted; an Item ends in *Không sử dụng* or *Gỡ*. */
function exceptForItems(action: DocumentAction): DocumentAction {
  const Deletion = (props: ActionProps) => {
    const description = action(props)
    return ITEM_PATHS[props.model] ? null : description
  }
  return Object.assign(Deletion, { type: action.type, position: action.position })
}
