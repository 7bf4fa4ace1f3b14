/** What an empty database needs before anybody can write: the sections and a visibly invented imprint. Made once. */
import type { Core } from '@strapi/strapi'
import { SECTIONS } from '@hl/config/sections'
import { SITE_UIDS } from '../editorial/site-entries'

export async function putFirstContent(strapi: Core.Strapi): Promise<void> {
  const sections = strapi.documents(SITE_UIDS.section)
  if ((await sections.count({})) === 0) {
    for (const [position, section] of SECTIONS.entries()) await sections.create({ data: { ...section, position } })
  }
  const site = strapi.documents(SITE_UIDS.site)
  if ((await site.count({})) === 0) await site.create({ data: INVENTED_IMPRINT })
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
  copyrightNote: 'Ghi rõ nguồn "Con đường hướng thiện" khi phát hành lại thông tin từ trang này.',
}
