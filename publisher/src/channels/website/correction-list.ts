/** One page of the public list of corrections: the newest, or a counted one. Bounded reads, as every shared page. */
import { LIST_PAGE, pageOfPlace } from './lists'
import { CORRECTIONS_PATH, correctionsPage } from './pages/corrections'
import type { SiteFrame } from './pages/layout'
import type { SiteReader } from './site-store'

/** @param page null for the newest */
export async function correctionList(options: {
  page: number | null
  reader: SiteReader
  frame: SiteFrame
}): Promise<{ path: string; body: string }> {
  const { page, reader, frame } = options
  if (page === null) {
    const entries = await reader.corrections({ limit: LIST_PAGE })
    const next = (entries.at(-1)?.no ?? 1) - 1
    const olderPath = next > 0 ? pathOf(pageOfPlace(next)) : null
    return {
      path: CORRECTIONS_PATH,
      body: correctionsPage({ frame, path: CORRECTIONS_PATH, pageNo: null, entries, newerPath: null, olderPath }),
    }
  }
  const lastPage = pageOfPlace(await reader.lastPlace('corrections'))
  const entries = await reader.corrections({ from: (page - 1) * LIST_PAGE + 1, to: page * LIST_PAGE })
  const newerPath = page < lastPage ? pathOf(page + 1) : CORRECTIONS_PATH
  const olderPath = page > 1 ? pathOf(page - 1) : null
  return { path: pathOf(page), body: correctionsPage({ frame, path: pathOf(page), pageNo: page, entries, newerPath, olderPath }) }
}

function pathOf(page: number): string {
  return `${CORRECTIONS_PATH}trang/${page}/`
}
