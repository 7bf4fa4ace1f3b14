/** The sandbox's faults and what people do by hand on the Page, for `monitor.e2e.test.ts`; and how the admin finds things there. */
import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { sandboxFacebook } from '@hl/config/sandbox'
import { readEnv } from '@hl/config/env'
import { walkToApproval } from '../seed/board'
import { createEntry, findEntry } from '../seed/content-manager'
import { uploadOnce } from '../seed/upload'
import type { Desk } from './desk'
import type { Person } from './person'
import type { Addresses } from './started-system'

const VIDEO = 'api::video.video'
const within = () => AbortSignal.timeout(10_000)

export async function arm(addresses: Addresses, fault: object): Promise<void> {
  await send(`${addresses.sandbox}/faults`, {
    method: 'POST',
    body: JSON.stringify(fault),
    headers: { 'content-type': 'application/json' },
  })
}

export async function disarm(addresses: Addresses): Promise<void> {
  await send(`${addresses.sandbox}/faults`, { method: 'DELETE' })
}

export async function deletePostByHand(addresses: Addresses, id: string): Promise<void> {
  const body = JSON.stringify({ delete: true })
  await send(`${addresses.sandbox}/hand/facebook/posts/${id}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
}

/** Somebody with our own app posts the same once more. */
export async function postAgain(addresses: Addresses, post: { message: string; link: string }): Promise<void> {
  const { graphUrl, apiVersion, pageId, pageToken, appSecret } = sandboxFacebook(readEnv({ SANDBOX_PORT: new URL(addresses.sandbox).port }))
  const proof = createHmac('sha256', appSecret).update(pageToken).digest('hex')
  const body = new URLSearchParams({ ...post, message: `${post.message}\n`, appsecret_proof: proof })
  await send(`${graphUrl}/${apiVersion}/${pageId}/feed`, { method: 'POST', body, headers: { authorization: `Bearer ${pageToken}` } })
}

/** A film, approved. @returns its documentId */
export async function approveFilm({ desk, title }: { desk: Desk; title: string }): Promise<string> {
  const { editor } = desk.board
  const section = await findEntry({ api: editor, uid: 'api::section.section', field: 'slug', value: 'tu-van-huong-dan' })
  const documentId = await createEntry({
    api: editor,
    uid: VIDEO,
    data: {
      title,
      summary: `Tóm tắt: ${title}`,
      section: { connect: [{ documentId: section?.documentId }] },
      cover: await uploadOnce({ api: editor, upload: { fileName: 'cam-hoa-giao-duc-1.jpg', alternativeText: title } }),
      film: await uploadOnce({ api: editor, upload: { fileName: 'phim-1.mp4', alternativeText: title } }),
      isIllustrative: true,
    },
  })
  if ((await walkToApproval({ board: desk.board, path: `videos/${documentId}` })) === null)
    throw new Error(`${title} could not be approved`)
  return documentId
}

/** The card that says it, on the monitor's page. */
export function card(page: Page, words: string | RegExp) {
  return page
    .getByRole('region', { name: 'Việc cần xử lý' })
    .locator('> div')
    .filter({ has: page.getByText(words) })
}

/** From the list to one channel of one Item. */
export async function openLight(
  { page }: Person,
  { title, channel }: { title: string; channel: 'Website' | 'Facebook' | 'YouTube' },
): Promise<void> {
  const column = { Website: 1, Facebook: 2, YouTube: 3 }[channel]
  await page.getByRole('row').filter({ hasText: title }).first().locator('td').nth(column).getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function send(address: string, init: RequestInit): Promise<void> {
  const answer = await fetch(address, { ...init, signal: within() })
  if (!answer.ok) throw new Error(`${address} → ${answer.status} ${await answer.text()}`)
}
