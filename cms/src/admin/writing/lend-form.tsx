/**
 * Lends the form to the text editor (open-form.ts). Stands among the buttons and not in a side panel: a panel may be hidden,
 * or go with its drawer on a narrow screen, and a paste comes at any time.
 */
import { useEffect, useRef } from 'react'
import { unstable_useContentManagerContext as useFormContext } from '@strapi/content-manager/strapi-admin'
import { ITEM_PATHS } from '../editorial/item-path'
import { keepOpenForm } from './open-form'
import { useItemForm } from './use-item-form'
import { useTellLost } from './use-tell-lost'

export function LendForm() {
  const { model } = useFormContext()
  return ITEM_PATHS[model] ? <Lender /> : null
}

function Lender() {
  const form = useItemForm()
  const tell = useTellLost()
  const latest = useRef({ form, tell })
  latest.current = { form, tell }
  useEffect(
    () =>
      keepOpenForm({
        tableKeys: () => latest.current.form.tableKeys(),
        addTable: (table) => latest.current.form.addTable(table),
        takeTyped: (text) => latest.current.form.takeTyped(text),
        tell: (lost) => latest.current.tell(lost),
      }),
    [],
  )
  return null
}
