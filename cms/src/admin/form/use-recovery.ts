/** What was typed here and never saved, as the server kept it: offered once, when the form opens. */
import { useCallback, useEffect, useState } from 'react'
import { getFetchClient, useForm } from '@strapi/strapi/admin'
import type { Autosave, AutosaveAnswer } from '../../editorial/form-contract'
import { wordsOf } from '../../editorial/words-of'

export interface TypedField {
  field: string
  typed: string
  now: string
}
export interface Recovery {
  autosave: Autosave
  differing: TypedField[]
  /** somebody saved the Item after this was typed */
  isOlder: boolean
  restore(): void
  drop(): void
}

interface Input {
  path: string | null
  openedVersion: string | null
  /** fields with rows of their own in the database: not to be put over those of another version */
  components: readonly string[]
}

/** @returns `undefined` until the server has answered, `null` when there is nothing to offer */
export function useRecovery({ path, openedVersion, components }: Input): Recovery | null | undefined {
  const [autosave, setAutosave] = useState<Autosave | null | undefined>(undefined)
  const { getValues, setValues, initialValues } = useForm('Recovery', (form) => form)

  useEffect(() => {
    if (path === null) return setAutosave(null)
    let isOver = false
    const answer = (found: Autosave | null) => (isOver ? undefined : setAutosave(found))
    getFetchClient()
      .get<AutosaveAnswer>(path)
      .then(({ data }) => answer(data.autosave))
      .catch(() => answer(null)) // nothing to offer; typing goes on
    return () => {
      isOver = true
    }
  }, [path])

  const drop = useCallback(() => {
    setAutosave(null)
    if (path !== null)
      void getFetchClient()
        .del(path)
        .catch(() => undefined) // else it grows old by itself
  }, [path])

  if (!autosave) return autosave
  const isOlder = autosave.openedVersion !== openedVersion
  const content = Object.entries(autosave.content).filter(([field]) => !isOlder || !components.includes(field))
  const differing = content.flatMap(([field, value]) => difference({ field, value, now: valueOf(initialValues, field) }))
  if (differing.length === 0) return null
  const restore = () => {
    setValues({ ...getValues(), ...Object.fromEntries(content) })
    setAutosave(null)
  }
  return { autosave, differing, isOlder, restore, drop }
}

function difference({ field, value, now }: { field: string; value: unknown; now: unknown }): TypedField[] {
  if (comparable(value) === comparable(now)) return []
  const isShown = Array.isArray(value) || typeof value === 'string' || typeof now === 'string' || field === 'plan'
  return [{ field, typed: isShown ? wordsOf(value) : '', now: isShown ? wordsOf(now) : '' }]
}

/** Without the numbers Strapi's form gives to rows anew each time, and in an order of its own, as jsonb keeps none. */
function comparable(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    const entries = Object.entries(part).filter(([name]) => name !== '__temp_key__')
    return Object.fromEntries(entries.sort(([one], [other]) => one.localeCompare(other)))
  })
}

function valueOf(values: object, field: string): unknown {
  return Object.entries(values).find(([name]) => name === field)?.[1]
}
