import { useCallback, useEffect, useState } from 'react'
import { useFetchClient, useNotification } from '@strapi/strapi/admin'
import type { SettingsAnswer } from '../../editorial/contract'
import { refusalOf } from '../editorial/refusal-of'
import { useWords } from '../desk/use-words'

const ADDRESS = '/editorial/settings'

export function useChainSettings() {
  const { get, put } = useFetchClient()
  const { toggleNotification } = useNotification()
  const say = useWords()
  const [settings, setSettings] = useState<SettingsAnswer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isChanging, setChanging] = useState(false)

  const keep = useCallback(
    async (asking: Promise<{ data: SettingsAnswer }>): Promise<boolean> => {
      try {
        setSettings((await asking).data)
        setFailure(null)
        return true
      } catch (error) {
        setFailure(refusalOf(error) ?? say('desk.failed'))
        return false
      }
    },
    [say],
  )
  const reload = useCallback(() => keep(get<SettingsAnswer>(ADDRESS)), [get, keep])
  useEffect(() => void reload(), [reload])

  const choose = async ({ id, name }: { id: string; name: string }): Promise<void> => {
    setChanging(true)
    const isDone = await keep(put<SettingsAnswer>(ADDRESS, { preset: id }))
    setChanging(false)
    if (isDone) toggleNotification({ type: 'success', message: say('chain.settings.done', { name }) })
  }
  return { settings, failure, reload, choose, isChanging }
}
