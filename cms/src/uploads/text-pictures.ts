/**
 * Pictures inside a text carry a copy of their file's address. It is signed anew for whoever reads, and put back to the
 * unsigned one on the way in, so that no pass is ever kept in an Item.
 */
import type { Core } from '@strapi/strapi'
import type { DocumentMiddleware } from '../editorial/document-middleware'
import { itemTypeOf } from '../editorial/item-types'
import { FILES_PREFIX } from './signature'
import { fileAddress, UNSIGNED_PREFIX } from './upload-provider'

export function textPictures(strapi: Core.Strapi): DocumentMiddleware {
  const sign = (url: string) => fileAddress({ strapi, name: nameIn(url) })
  return async (context, next) => {
    if (itemTypeOf(context.uid) === undefined) return next()
    if ('data' in context.params) readdress(context.params.data, (url) => UNSIGNED_PREFIX + nameIn(url))
    const result = await next()
    for (const item of Array.isArray(result) ? result : [result]) readdress(item, sign)
    return result
  }
}

/** Changes the addresses of our own files in place; whatever is not a text with pictures stays as it is. */
export function readdress(item: unknown, change: (url: string) => string): void {
  if (!isRecord(item) || !Array.isArray(item['body'])) return
  for (const block of item['body']) {
    if (!isRecord(block) || block['type'] !== 'image' || !isRecord(block['image'])) continue
    const { image } = block
    const formats = isRecord(image['formats']) ? Object.values(image['formats']) : []
    for (const file of [image, ...formats]) {
      if (isRecord(file) && typeof file['url'] === 'string' && isOurs(file['url'])) file['url'] = change(file['url'])
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isOurs(url: string): boolean {
  return url.startsWith(UNSIGNED_PREFIX) || url.startsWith(`${FILES_PREFIX}/`)
}

function nameIn(url: string): string {
  return decodeURIComponent(new URL(url, 'http://cms').pathname.split('/').at(-1) ?? '')
}
