/**
 * After a refused save Strapi's form takes what was typed for saved, and would let the person leave without a word.
 * This puts the difference back, and hands over the two texts when the save came too late.
 */
import { useEffect, useRef, useState } from 'react'
import { useForm } from '@strapi/strapi/admin'
import { staleSaveSchema, type StaleSave } from '../../editorial/form-contract'
import { onSave } from './saves'

interface Which {
  model: string
  documentId: string | null
}

export function useFailedSave({ model, documentId }: Which): { stale: StaleSave | null; close: () => void } {
  const [stale, setStale] = useState<StaleSave | null>(null)
  const { initialValues, getValues, resetForm, setValues } = useForm('FailedSave', (form) => form)
  const form = useRef({ initialValues, getValues, resetForm, setValues })
  form.current = { initialValues, getValues, resetForm, setValues }

  useEffect(() => {
    let before: object | null = null
    return onSave((event) => {
      if (event.model !== model || event.documentId !== documentId) return
      if (event.kind === 'started') before = form.current.initialValues
      if (event.kind !== 'failed') return
      // Behind Strapi's own end of the save, which runs in the same turn; the dialog with it, or its choice would find nothing to save.
      setTimeout(() => {
        const typed = form.current.getValues()
        if (before !== null) form.current.resetForm(before)
        form.current.setValues(typed)
        const { success, data } = staleSaveSchema.safeParse(event.details)
        setStale(success ? data : null)
      })
    })
  }, [model, documentId])
  return { stale, close: () => setStale(null) }
}
