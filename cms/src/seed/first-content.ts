/** What an empty database needs before anybody can write: sections, fixed pages and a visibly invented imprint. Made once. */
import type { Core } from '@strapi/strapi'
import { SECTIONS } from '@hl/config/sections'
import { keepSetting, settingOf } from '../editorial/settings'
import { SITE_UIDS } from '../editorial/site-entries'
import type { Trx } from '../editorial/transaction'
import { FIRST_PAGES } from './fixed-pages'

export async function putFirstContent({ strapi, trx }: { strapi: Core.Strapi; trx: Trx }): Promise<void> {
  const sections = strapi.documents(SITE_UIDS.section)
  if ((await sections.count({})) === 0) {
    for (const [position, section] of SECTIONS.entries()) await sections.create({ data: { ...section, position } })
  }
  const site = strapi.documents(SITE_UIDS.site)
  if ((await site.count({})) === 0) await site.create({ data: INVENTED_IMPRINT })
  // a board that deleted its pages does not find them again at the next start
  if ((await settingOf({ trx, key: PAGES_MADE })) !== null) return
  await putPages(strapi)
  await keepSetting({ trx, key: PAGES_MADE, value: 'made' })
}

const PAGES_MADE = 'first-pages'

async function putPages(strapi: Core.Strapi): Promise<void> {
  const pages = strapi.documents(SITE_UIDS.page)
  const made = new Map<string, string>()
  for (const [position, { translationOf, ...page }] of FIRST_PAGES.entries()) {
    const original = made.get(translationOf ?? '')
    const data = { ...page, position, ...(original ? { translationOf: { documentId: original } } : {}) }
    made.set(page.slug, (await pages.create({ data })).documentId)
  }
}

/** Every value says that it is not real, so that nobody takes a demonstration for the agency's own page. */
const INVENTED_IMPRINT = {
  name: 'Con đường hướng thiện',
  tagline: 'Trang thử nghiệm về tái hòa nhập cộng đồng',
  governingBody: '[Cơ quan chủ quản – chưa nhập]',
  responsiblePerson: '[Người chịu trách nhiệm nội dung – chưa nhập]',
  address: '[Địa chỉ – chưa nhập]',
  phone: '[Số điện thoại – chưa nhập]',
  email: 'lienhe@example.invalid',
  licence: null,
  copyrightNote: 'Ghi rõ nguồn “Con đường hướng thiện” khi phát hành lại thông tin từ trang này.',
}
