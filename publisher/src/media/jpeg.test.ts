import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { toJpeg } from './jpeg'

const folder = mkdtempSync(join(tmpdir(), 'hl-jpeg-'))

async function noise({ name, width, height }: { name: string; width: number; height: number }): Promise<string> {
  const path = join(folder, name)
  const noisy = sharp({ create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 80 } } })
  await noisy
    .withExif({ IFD0: { Copyright: 'ai đó' } })
    .png()
    .toFile(path)
  return path
}

describe('a picture for a platform', () => {
  it('is a JPEG in sRGB within its bytes, without EXIF, the same each time', async () => {
    const path = await noise({ name: 'big.png', width: 1_200, height: 800 })
    const wish = { path, width: 900, height: 900, fit: 'inside', maxBytes: 400_000 } as const
    const jpeg = await toJpeg(wish)
    const { format, space, exif, width, height } = await sharp(jpeg).metadata()
    expect({ format, space, exif, width, height }).toEqual({ format: 'jpeg', space: 'srgb', exif: undefined, width: 900, height: 600 })
    expect(jpeg.length).toBeLessThanOrEqual(wish.maxBytes)
    expect((await toJpeg(wish)).equals(jpeg)).toBe(true)
  })

  it('is cut to the very size where that is wished, and refused where it cannot be small enough', async () => {
    const path = await noise({ name: 'small.png', width: 400, height: 900 })
    const wish = { path, width: 640, height: 360, fit: 'cover', maxBytes: 2_000_000 } as const
    expect(await sharp(await toJpeg(wish)).metadata()).toMatchObject({ width: 640, height: 360 })
    await expect(toJpeg({ ...wish, maxBytes: 1_000 })).rejects.toThrow('stays above 1000 bytes')
  })
})
