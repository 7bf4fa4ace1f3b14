/** Sections, tags, units and legal documents an item refers to: found by name, made when missing, asked for once. */
import { slugify } from '@hl/config/slug'
import type { AdminApi } from '../admin-api'
import { Stop } from '../stop-sentence'
import { createEntry, findEntry } from './content-manager'
import type { SampleDocument } from './documents'
import { PROVINCES } from './provinces'

export interface Taxonomy {
  section(slug: string): Promise<string>
  tag(name: string): Promise<string>
  unit(name: string): Promise<string>
  document(document: SampleDocument): Promise<string>
}

/** @param admin may make units; @param editor may make tags and documents */
export function taxonomy({ admin, editor }: { admin: AdminApi; editor: AdminApi }): Taxonomy {
  const kept = new Map<string, Promise<string>>()
  const once = (key: string, work: () => Promise<string>) => {
    const promise = kept.get(key) ?? work()
    kept.set(key, promise)
    return promise
  }
  const ensure = async ({
    api,
    kind,
    name,
    data,
  }: {
    api: AdminApi
    kind: 'tag' | 'unit'
    name: string
    data: Record<string, unknown>
  }) => {
    const uid = `api::${kind}.${kind}`
    const found = await findEntry({ api, uid, field: 'name', value: name })
    return found?.documentId ?? createEntry({ api, uid, data: { name, slug: slugify(name), ...data } })
  }
  return {
    section: (slug) =>
      once(`section:${slug}`, async () => {
        const found = await findEntry({ api: admin, uid: 'api::section.section', field: 'slug', value: slug })
        if (!found)
          throw new Stop(`Trang quản trị không có chuyên mục "${slug}" mà nội dung mẫu cần. Hãy tạo chuyên mục đó rồi chạy: npm run seed`)
        return found.documentId
      }),
    tag: (name) => once(`tag:${name}`, () => ensure({ api: editor, kind: 'tag', name, data: {} })),
    document: (document) =>
      once(`document:${document.number}`, async () => {
        const uid = 'api::legal-document.legal-document'
        const found = await findEntry({ api: editor, uid, field: 'number', value: document.number })
        return found?.documentId ?? createEntry({ api: editor, uid, data: { ...document } })
      }),
    unit: (name) =>
      once(`unit:${name}`, () => {
        const validFrom = PROVINCES.find((province) => province.name === name)?.validFrom ?? null
        return ensure({ api: admin, kind: 'unit', name, data: { level: 'province', validFrom } })
      }),
  }
}
