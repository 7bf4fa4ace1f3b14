/** Sends a transition, says how it went, and brings the screen up to date. */
import { useMemo, useState } from 'react'
import { buildValidParams, unstable_useDocument as useDocument } from '@strapi/content-manager/strapi-admin'
import { useFetchClient, useNotification, useQueryParams } from '@strapi/strapi/admin'
import { refresh } from './editorial-store'

export interface ActionProps {
  model: string
  collectionType: string
  documentId?: string
  document?: { updatedAt?: unknown }
}

export function useTransition(props: ActionProps, address: string | null) {
  const { get, post } = useFetchClient()
  const { toggleNotification } = useNotification()
  const [isRunning, setRunning] = useState(false)
  const { model, collectionType, documentId } = props
  // The page's own query to the letter: Strapi keeps answers by it, and another spelling would refresh another answer.
  const [{ query }] = useQueryParams()
  const params = useMemo(() => buildValidParams(query), [query])
  const { refetch } = useDocument({ model, collectionType, documentId, params }, { skip: !documentId })

  const run = async (input: { transition: string; body: Record<string, unknown>; done: string }): Promise<void> => {
    if (address === null) return
    setRunning(true)
    try {
      await post(`${address}/${input.transition}`, input.body)
      toggleNotification({ type: 'success', message: input.done })
    } catch (error) {
      toggleNotification({ type: 'danger', message: sentence(error), timeout: 10_000 })
    } finally {
      refetch()
      await refresh(get, address)
      setRunning(false)
    }
  }
  return { run, isRunning }
}

/** The editorial contract answers `{ error: { message, help } }`. */
function sentence(error: unknown): string {
  const answer = member(member(member(error, 'response'), 'data'), 'error')
  const said = [member(answer, 'message'), member(answer, 'help')].filter((text) => typeof text === 'string')
  return said.length > 0 ? said.join(' ') : 'Không gửi được yêu cầu. Kiểm tra mạng rồi thử lại; nếu vẫn vậy, báo quản trị.'
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined
}
