/** Files every page shares, named by their content so that browsers may keep them for ever. */
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '@hl/config/canonical'
import { exists, replaceFile, writeText } from '../files'
import { script } from './script'
import { style } from './style'

export interface SiteAssets {
  css: string
  js: string
  /** preloaded, because headings need them at once */
  fonts: { vietnamese: string; latin: string }
}

export const FAVICON = '/favicon.svg'
const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#14594B"/><path d="M8 26V13.5L16 7l8 6.5V26" fill="none" stroke="#FBF7EF" stroke-width="2.4" stroke-linejoin="round"/><path d="M13 26l1.6-9h2.8l1.6 9z" fill="#E0A43B"/></svg>`

const font = (subset: string) => {
  const bytes = readFileSync(require.resolve(`@fontsource/source-serif-4/files/source-serif-4-${subset}-600-normal.woff2`))
  return { bytes, path: `/assets/source-serif-4-${subset}.${sha256(bytes).slice(0, 12)}.woff2` }
}
const fonts = { vietnamese: font('vietnamese'), latin: font('latin') }
const fontPaths = { vietnamese: fonts.vietnamese.path, latin: fonts.latin.path }
const css = style(fontPaths).trim()
const js = script.trim()

export const ASSETS: SiteAssets = {
  css: `/assets/site.${sha256(css).slice(0, 12)}.css`,
  js: `/assets/site.${sha256(js).slice(0, 12)}.js`,
  fonts: fontPaths,
}

/** Older ones stay: pages written by an earlier version still name them. */
export async function writeAssets(siteDir: string): Promise<void> {
  await mkdir(join(siteDir, 'assets'), { recursive: true })
  for (const { path, bytes } of Object.values(fonts)) {
    if (!(await exists(join(siteDir, path)))) await replaceFile({ target: join(siteDir, path), bytes })
  }
  await writeText({ siteDir, path: ASSETS.css, body: css })
  await writeText({ siteDir, path: ASSETS.js, body: js })
  await writeText({ siteDir, path: FAVICON, body: favicon })
}
