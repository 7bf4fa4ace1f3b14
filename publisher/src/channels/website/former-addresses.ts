/** Addresses an Item had before its present one: each leads on to it for good, or says 410 once the Item is gone. */
import type { Release } from '@hl/config/release'
import { itemPath } from '@hl/config/words'
import { fileChanged } from './file-changes'
import { filePath, gonePath, leadOn, movedPath, removeText, writeText } from './files'
import { rm } from 'node:fs/promises'

export function formerPaths(release: Release): string[] {
  return (release.formerSlugs ?? []).map((slug) => itemPath({ type: release.type, slug }))
}

/** Straight to the present address, however often it changed. Repeatable. @param paths every address the Item ever had */
export async function leadFormerOn(options: { siteDir: string; paths: readonly string[]; to: string }): Promise<void> {
  const { siteDir, paths, to } = options
  for (const from of paths) {
    if (from === to) await stopLeading({ siteDir, path: from })
    else {
      await leadOn({ siteDir, from, to })
      await removeText({ siteDir, path: gonePath(from) })
    }
  }
}

/** @param paths every address the Item ever had */
export async function sayAllGone(options: { siteDir: string; paths: readonly string[]; body: string }): Promise<void> {
  const { siteDir, paths, body } = options
  for (const path of paths) {
    await writeText({ siteDir, path: gonePath(path), body })
    await removeText({ siteDir, path })
    await stopLeading({ siteDir, path })
  }
}

/** Of an Item whose only publish was cut off: nobody was ever told of them. @param paths every address it has */
export async function forgetAddresses({ siteDir, paths }: { siteDir: string; paths: readonly string[] }): Promise<void> {
  for (const path of paths) {
    await removeText({ siteDir, path })
    await stopLeading({ siteDir, path })
  }
}

/** An address that has its own page again. */
async function stopLeading({ siteDir, path }: { siteDir: string; path: string }): Promise<void> {
  const link = filePath({ siteDir, path: movedPath(path) })
  await rm(link, { force: true })
  fileChanged(link)
}
