/** The step `page` of a removal: a 410 in place of the page, and no trace of the item in lists, search or media. Repeatable. */
import type { DeliveryContext } from '../channel'
import { claimInstead } from './claim-files'
import { forgetAddresses, sayAllGone } from './former-addresses'
import { frameOf } from './frame-of'
import type { Intention } from './intention'
import { formatKey, keysOfChange, keysOfCorrections } from './keys'
import { removeMedia } from './media'
import { gonePage } from './pages/notice'
import type { WebsiteSettings } from './settings'
import type { RaisedKeys } from './site-store'

export async function removePage(options: {
  settings: WebsiteSettings
  ctx: Pick<DeliveryContext, 'deliveryId' | 'now'>
  documentId: string
  /** of a publish of this Item that may have been cut off */
  intention: Intention | null
}): Promise<RaisedKeys> {
  const { settings, ctx, documentId, intention } = options
  const { siteDir, site: store, siteUrl, mode } = settings
  const takedown = await store.takedown(documentId)
  return store.changePage(documentId, async (page) => {
    const { current } = page
    const paths = await page.reserveFormer(intention?.paths ?? [])
    const unused = () => claimInstead({ page, names: [], intention })
    if (!current) {
      await forgetAddresses({ siteDir, paths })
      await removeMedia({ siteDir, names: await unused() })
      return {}
    }
    const at = current.goneAt ?? takedown?.at ?? ctx.now()
    const reason = takedown?.reason ?? null
    const frame = frameOf({ site: { siteUrl, mode }, entries: await page.entries([]) })
    const body = gonePage({ frame, at, reason })
    await sayAllGone({ siteDir, paths, body })
    await removeMedia({ siteDir, names: await unused() })
    await page.unindex()
    await page.saveContent(null)
    // the row stays: the address is reserved for ever. What could name a person does not.
    await page.save({
      ...current,
      state: 'gone',
      title: '',
      summary: '',
      refs: [],
      related: [],
      cover: null,
      youtube: null,
      pinnedUntil: null,
      correctedAt: null,
      revisedAt: null,
      filmMs: null,
      changedAt: ctx.now(),
      goneAt: at,
      goneReason: reason,
    })
    // its places stay its own, as gaps, so that a repeated removal raises the same keys
    const places = await page.takePlaces([])
    const readers = await page.pagesRelatedTo(documentId)
    const corrected = keysOfCorrections(await page.placeCorrections([]))
    return page.raise([...keysOfChange(places), ...corrected, ...readers.map((reader) => formatKey({ kind: 'page', documentId: reader }))])
  })
}
