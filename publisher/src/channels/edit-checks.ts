/** Holds a channel's edit matrix against its adapter: each field is changed alone, and what happens must be what is said. */
import { describe, expect, it } from '@jest/globals'
import type { Release } from '@hl/config/release'
import { expectVietnamese } from './conformance-checks'
import { EDIT_FIELDS, type ChannelEdits, type EditField } from './edits'

export interface EditScene {
  /** Places `release` anew. @returns how to bring `changed` about, and everything a visitor of the channel can see of it */
  place(release: Release): Promise<{ update(changed: Release): Promise<{ partly: string | null }>; seen(): Promise<unknown> }>
  release: Release
  /** the same Release with this field changed and nothing else */
  changed(field: EditField): Release
}

export function checkEdits(options: { name: string; edits: ChannelEdits; open: () => Promise<EditScene> }): void {
  describe(`what is said about editing ${options.name}`, () => {
    it.each(EDIT_FIELDS)('is what happens: %s', async (field) => {
      const { reach, note } = options.edits[field]
      expectVietnamese(note)
      const scene = await options.open()
      const { update, seen } = await scene.place(scene.release)
      const before = await seen()
      const { partly } = await update(scene.changed(field))
      const isReported = partly !== null
      const isVisible = JSON.stringify(await seen()) !== JSON.stringify(before)
      switch (reach) {
        case 'updated':
          expect({ isVisible, isReported }).toEqual({ isVisible: true, isReported: false })
          break
        case 'kept':
          expect({ isVisible, isReported }).toEqual({ isVisible: false, isReported: true })
          break
        case 'unused':
          expect({ isVisible, isReported }).toEqual({ isVisible: false, isReported: false })
          break
        default:
          reach satisfies never
      }
    })
  })
}

/** The field's change, where the Release alone says it; pictures and films need files. */
export function changeOf({ release, field }: { release: Release; field: Exclude<EditField, 'picture' | 'film'> }): Release {
  switch (field) {
    case 'title':
      return { ...release, title: 'Tiêu đề khác hẳn' }
    case 'text':
      return { ...release, summary: 'Sapo khác hẳn.', body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Lời khác hẳn.' }] }] }
    case 'address':
      return { ...release, slug: 'dia-chi-khac-han', formerSlugs: [release.slug] }
    case 'time':
      return { ...release, plan: timed(release.plan) }
    case 'correction':
      return { ...release, corrections: [{ at: '2026-11-25T02:00:00.000Z', wrong: 'tháng 5', right: 'tháng 6' }] }
  }
}

function timed({ website, facebook, youtube }: Release['plan']): Release['plan'] {
  const notBefore = '2027-01-01T00:00:00.000Z'
  return { website: { ...website, notBefore }, facebook: { ...facebook, notBefore }, youtube: { ...youtube, notBefore } }
}
