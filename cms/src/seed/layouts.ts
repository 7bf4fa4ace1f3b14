/**
 * How the forms and lists of the content types are laid out: in the order in which people write. Put in place at the first start
 * and whenever this file changes; in between an administrator may arrange them otherwise in the panel.
 */
import type { Core } from '@strapi/strapi'
import { sha256 } from '@hl/config/canonical'
import { ITEM_TYPES } from '@hl/config/words'
import { z } from 'zod'
import { CONSENT_UID, WITHDRAWAL_FIELDS } from '../consents/consent-record'
import { ITEM_UIDS } from '../editorial/item-types'
import { SITE_UIDS } from '../editorial/site-entries'
import { keepSetting, settingOf } from '../editorial/settings'
import type { Trx } from '../editorial/transaction'

/** Columns of twelve; a field not named below follows at the end. */
type Row = Readonly<Record<string, number>>
interface Layout {
  edit: readonly Row[]
  list: readonly string[]
  sortBy: string
  order: 'ASC' | 'DESC'
}

const ITEM: Layout = {
  edit: [
    { title: 12 },
    { summary: 12 },
    // nothing above the text may change its height when the server answers: a press into the text would land elsewhere
    { body: 12 },
    { tables: 12 },
    { section: 6, topic: 6 },
    { cover: 6, clip: 6, film: 6 },
    { captions: 6, transcript: 6 },
    { tags: 6, legalDocuments: 6 },
    { authors: 6, unit: 6 },
    { source: 6, slug: 6 },
    { aiGenerated: 6, isIllustrative: 6 },
    { pinnedUntil: 6 },
    { anonymityLevel: 6, consents: 6 },
    { plan: 12 },
    { corrections: 12 },
  ],
  list: ['title', 'section', 'stage', 'updatedAt'],
  sortBy: 'updatedAt',
  order: 'DESC',
}
const NAMED: Layout = { edit: [{ name: 6, slug: 6 }], list: ['name', 'slug'], sortBy: 'name', order: 'ASC' }
const LAYOUTS: Readonly<Record<string, Layout>> = {
  ...Object.fromEntries(ITEM_TYPES.map((type) => [ITEM_UIDS[type], ITEM])),
  [SITE_UIDS.section]: {
    ...NAMED,
    edit: [{ name: 6, slug: 6 }, { description: 12 }, { position: 4 }],
    list: ['name', 'slug', 'position'],
    sortBy: 'position',
  },
  [SITE_UIDS.tag]: NAMED,
  [SITE_UIDS.unit]: {
    ...NAMED,
    edit: [{ name: 6, slug: 6 }, { level: 4, validFrom: 4, validTo: 4 }, { mergedInto: 6 }],
    list: ['name', 'level', 'mergedInto'],
  },
  [SITE_UIDS.contributor]: { ...NAMED, edit: [{ penName: 6, name: 6 }, { unit: 6 }], list: ['penName', 'name', 'unit'] },
  [SITE_UIDS.page]: {
    edit: [{ title: 8, language: 4 }, { summary: 12 }, { body: 12 }, { slug: 6, position: 6 }, { translationOf: 6 }],
    list: ['title', 'language', 'slug', 'position'],
    sortBy: 'position',
    order: 'ASC',
  },
  [CONSENT_UID]: {
    edit: [
      { reference: 6, kind: 6 },
      { coversStory: 3, coversFace: 3, coversVoice: 3, coversName: 3 },
      { onWebsite: 4, onFacebook: 4, onYoutube: 4 },
      { givenOn: 6, validUntil: 6 },
      { document: 6, childAgreed: 6 },
    ],
    list: ['reference', 'kind', 'givenOn', 'validUntil', 'withdrawnAt'],
    sortBy: 'givenOn',
    order: 'DESC',
  },
  [SITE_UIDS['legal-document']]: {
    edit: [{ number: 6, issuer: 6 }, { title: 12 }, { issuedOn: 4, effectiveFrom: 4, effectiveTo: 4 }, { url: 6, file: 6 }, { slug: 6 }],
    list: ['number', 'title', 'issuer', 'issuedOn'],
    sortBy: 'issuedOn',
    order: 'DESC',
  },
}
/** Never typed: the chain's own columns, which the desk shows, and those of a withdrawal, which the note on a consent's form shows. */
const HIDDEN = ['stage', 'publicSince', ...WITHDRAWAL_FIELDS]
const SETTING = 'layouts'

export async function putLayouts({ strapi, trx }: { strapi: Core.Strapi; trx: Trx }): Promise<void> {
  const version = sha256(JSON.stringify([LAYOUTS, HIDDEN]))
  if ((await settingOf({ trx, key: SETTING })) === version) return
  const types = strapi.plugin('content-manager').service('content-types')
  for (const [uid, layout] of Object.entries(LAYOUTS)) {
    const type: unknown = types.findContentType(uid)
    const current = configurationSchema.parse(await types.findConfiguration(type))
    await types.updateConfiguration(type, arranged({ current, layout }))
  }
  await keepSetting({ trx, key: SETTING, value: version })
}

const fieldSchema = z.object({ name: z.string(), size: z.number() })
const configurationSchema = z.looseObject({
  settings: z.looseObject({}),
  layouts: z.object({ edit: z.array(z.array(fieldSchema)), list: z.array(z.string()) }),
})
type Configuration = z.infer<typeof configurationSchema>

/** Pure. Fields the type does not have are left out; fields nobody placed follow, a row each. */
export function arranged({ current, layout }: { current: Configuration; layout: Layout }): Configuration {
  const known = current.layouts.edit.flat().map((field) => field.name)
  const placed = layout.edit.map((row) => Object.entries(row).flatMap(([name, size]) => (known.includes(name) ? [{ name, size }] : [])))
  const named: readonly string[] = [...layout.edit.flatMap((row) => Object.keys(row)), ...HIDDEN]
  const rest = known.filter((name) => !named.includes(name)).map((name) => [{ name, size: 12 }])
  return {
    ...current,
    settings: { ...current.settings, defaultSortBy: layout.sortBy, defaultSortOrder: layout.order },
    layouts: { edit: [...placed.filter((row) => row.length > 0), ...rest], list: [...layout.list] },
  }
}
