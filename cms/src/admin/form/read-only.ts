/** Strapi's form knows permissions, not stages: where the stage forbids this person to write, the permission is taken out for the form. */
import type { StrapiApp } from '@strapi/strapi/admin'
import { knownAnswer, refresh } from '../editorial/editorial-store'
import { editorialAddress } from '../editorial/item-path'

const FORM = /\/content-manager\/collection-types\/([^/]+)\/([^/]+)$/
const UPDATE = 'plugin::content-manager.explorer.update'
/** What the form on the screen was made by. */
const decided = new Map<string, boolean>()

type RbacMiddleware = Extract<Parameters<StrapiApp['addRBACMiddleware']>[0], (...args: never[]) => unknown>

/** For `register()`: in `bootstrap()` it is too late. */
export const readOnlyByStage: RbacMiddleware = () => (next) => async (permissions) => {
  const address = addressOnScreen()
  if (address === null || !permissions.some(({ action }) => action === UPDATE)) return next(permissions)
  await refresh(address)
  const isLocked = knownAnswer(address)?.readOnly != null
  decided.set(address, isLocked)
  return next(isLocked ? permissions.filter(({ action }) => action !== UPDATE) : permissions)
}

/** Whether the fields of this form were locked when it was made; a form just created was not. */
export function wasLocked(address: string): boolean {
  return decided.get(address) ?? false
}

/** From the address bar: Strapi's own copy of it is one navigation behind. */
function addressOnScreen(): string | null {
  const [, model, documentId] = FORM.exec(window.location.pathname) ?? []
  return model && documentId && documentId !== 'create' ? editorialAddress(model, documentId) : null
}
