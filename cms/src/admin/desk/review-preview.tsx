import { useEffect, useState } from 'react'
import { Box, Typography } from '@strapi/design-system'
import { useFetchClient } from '@strapi/strapi/admin'
import { modelOf } from '../editorial/item-path'
import { useWords } from './use-words'

/** Our own page with its channel tabs, in a frame as wide as a phone. */
export function ReviewPreview({ type, documentId }: { type: string; documentId: string }) {
  const say = useWords()
  const url = usePreviewUrl({ type, documentId })
  if (url === undefined) return <Typography textColor="neutral600">{say('desk.loading')}</Typography>
  if (url === null) return <Typography textColor="warning700">{say('desk.review.noPreview')}</Typography>
  return (
    <Box
      background="neutral0"
      borderColor="neutral200"
      hasRadius
      overflow="hidden"
      height={{ initial: '65vh', large: 'calc(100vh - 18rem)' }}
    >
      <iframe title={say('desk.review.preview')} src={url} style={{ display: 'block', width: '100%', height: '100%', border: 0 }} />
    </Box>
  )
}

/** @returns undefined while asking, null when there is none */
function usePreviewUrl({ type, documentId }: { type: string; documentId: string }): string | null | undefined {
  const { get } = useFetchClient()
  const [url, setUrl] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    let isShown = true
    get<{ data?: { url?: string } }>(`/content-manager/preview/url/${modelOf(type)}?documentId=${documentId}`)
      .then(({ data }) => isShown && setUrl(data.data?.url ?? null))
      .catch(() => isShown && setUrl(null)) // said in its place above
    return () => {
      isShown = false
    }
  }, [get, type, documentId])
  return url
}
