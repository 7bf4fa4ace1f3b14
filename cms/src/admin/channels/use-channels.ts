import { useCallback, useEffect, useRef, useState } from 'react'
import { getFetchClient, useNotification } from '@strapi/strapi/admin'
import type { ChannelsAnswer } from '../../notices/contract'
import { refusalOf } from '../editorial/refusal-of'
import { useChannelWords } from './use-channel-words'

const ADDRESS = '/channels-health'
const AGAIN_MS = 15_000

export interface ChannelActs {
  /** which channel is being asked */
  asking: string | null
  check(id: string): Promise<void>
  attest(input: { id: string; code: string; level: 'fine' | 'wrong' }): Promise<void>
}

/** How the channels stand, asked again while somebody looks; what was known stays when no answer comes. */
export function useChannels() {
  const say = useChannelWords()
  const { toggleNotification } = useNotification()
  const [answer, setAnswer] = useState<ChannelsAnswer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [asking, setAsking] = useState<string | null>(null)
  const shown = useRef('')

  const load = useCallback(async () => {
    try {
      const { data } = await getFetchClient().get<ChannelsAnswer>(ADDRESS)
      const text = JSON.stringify(data)
      if (text !== shown.current) setAnswer(data)
      shown.current = text
      setFailure(null)
    } catch (error) {
      setFailure(refusalOf(error) ?? say('channels.failed'))
    }
  }, [say])

  useEffect(() => {
    void load()
    const again = () => void (document.visibilityState === 'visible' && load())
    const timer = setInterval(again, AGAIN_MS)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [load])

  const act = async ({ id, path, body, done }: { id: string; path: string; body?: object; done: string | null }) => {
    setAsking(id)
    try {
      await getFetchClient().post(`${ADDRESS}/${id}/${path}`, body ?? {})
      if (done) toggleNotification({ type: 'success', message: done })
    } catch (error) {
      toggleNotification({ type: 'danger', message: refusalOf(error) ?? say('channels.check.failed') })
    }
    await load()
    setAsking(null)
  }
  const acts: ChannelActs = {
    asking,
    check: (id) => act({ id, path: 'check', done: null }),
    attest: ({ id, ...body }) => act({ id, path: 'attest', body, done: say('channels.attest.done') }),
  }
  return { answer, failure, reload: load, acts }
}
