/**
 * Strapi makes a picture smaller as it is uploaded, and drops what the camera noted: also which side is up. That has to be turned
 * into the picture itself before, or a phone's upright photo lies on its side on every channel.
 */
import type { Core } from '@strapi/strapi'
import { z } from 'zod'

const settingsSchema = z.looseObject({})

/** At every start: whoever switches it off in the panel does not see what comes of it. */
export async function keepPicturesUpright(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'upload', key: 'settings' })
  await store.set({ value: { ...settingsSchema.parse(await store.get({})), autoOrientation: true } })
}
