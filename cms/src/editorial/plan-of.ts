/** The plan of a draft as a Release keeps it: what was left as it is stays out, so that the hash is the one without it. */
import type { Plan } from '@hl/config/release'
import { CATEGORY_IDS, USUAL_CATEGORY } from '@hl/config/youtube-categories'
import { usualFormat } from '../plan/formats'
import { tagsIn } from '../plan/youtube-tags'
import type { Draft } from './draft'

export function planOf({ plan, type }: Pick<Draft, 'plan' | 'type'>): Plan {
  const { website, facebook, youtube } = plan ?? {}
  return {
    website: { enabled: website?.enabled ?? true, notBefore: website?.notBefore ?? null },
    facebook: {
      enabled: facebook?.enabled ?? true,
      notBefore: facebook?.notBefore ?? null,
      message: facebook?.message ?? null,
      ...(facebook?.format && facebook.format !== usualFormat({ isVideo: type === 'video' }) ? { format: facebook.format } : {}),
      ...(facebook?.firstComment ? { firstComment: facebook.firstComment } : {}),
      ...(facebook?.replace ? { replace: true } : {}),
    },
    youtube: {
      enabled: youtube?.enabled ?? true,
      notBefore: youtube?.notBefore ?? null,
      title: youtube?.title ?? null,
      description: youtube?.description ?? null,
      ...keywords(youtube?.tags),
      ...(youtube?.category && youtube.category !== USUAL_CATEGORY ? { category: CATEGORY_IDS[youtube.category] } : {}),
      ...(youtube?.madeForKids ? { madeForKids: true } : {}),
      ...(youtube?.notifySubscribers === false ? { notifySubscribers: false } : {}),
      ...(youtube?.replace ? { replace: true } : {}),
    },
  }
}

function keywords(written: string | null | undefined): { tags?: string[] } {
  const tags = tagsIn(written ?? '')
  return tags.length > 0 ? { tags } : {}
}
