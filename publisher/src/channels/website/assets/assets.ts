/** Files every page shares, named by their content so that browsers may keep them for ever. Their sources: publisher/look. */
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '@hl/config/canonical'
import { exists, replaceFile, writeText } from '../files'
import { shrinkCss, shrinkScript } from './shrink'

export interface SiteAssets {
  css: string
  js: string
  /** preloaded, because headings need it at once */
  font: string
}

/** In this order: what comes later wins. */
const STYLES = ['tokens', 'base', 'frame', 'home', 'lists', 'item', 'boxes', 'documents', 'pictures', 'search', 'print']
const SCRIPTS = ['tools', 'letters', 'read-aloud', 'share', 'film', 'menu', 'keep', 'shelf']

const LOOK = join(__dirname, '../../../../look')
const source = (name: string) => readFileSync(join(LOOK, name), 'utf8')
const named = (name: string, ext: string, content: string | Uint8Array) => `/assets/${name}.${sha256(content).slice(0, 12)}.${ext}`

const font = readFileSync(join(LOOK, 'source-serif-4-600-vi.woff2'))
const fontPath = named('source-serif-4', 'woff2', font)
const css = shrinkCss(STYLES.map((name) => source(`${name}.css`)).join('\n')).replace('FONT', fontPath)
const js = SCRIPTS.map((name) => shrinkScript(source(`script/${name}.js`))).join('\n')

export const ASSETS: SiteAssets = { css: named('site', 'css', css), js: named('site', 'js', js), font: fontPath }

export const FAVICON = '/favicon.svg'
/** Where phones look for it by themselves; the larger one is the manifest's. */
export const TOUCH_ICON = '/apple-touch-icon.png'
const ICONS = { [TOUCH_ICON]: 'icon-180.png', '/icon-512.png': 'icon-512.png' }
/** For whoever puts the site on their phone's screen. It never offers itself: other people look at that screen too. */
export const MANIFEST = '/manifest.webmanifest'
/** At the root, or it could not answer for the whole site; registered only when a reader keeps a page. */
const WORKER = '/sw.js'

/** Older ones stay: pages written by an earlier version still name them. */
export async function writeAssets(siteDir: string): Promise<void> {
  await mkdir(join(siteDir, 'assets'), { recursive: true })
  if (!(await exists(join(siteDir, fontPath)))) await replaceFile({ target: join(siteDir, fontPath), bytes: font })
  await writeText({ siteDir, path: ASSETS.css, body: css })
  await writeText({ siteDir, path: ASSETS.js, body: js })
  await writeText({ siteDir, path: FAVICON, body: source('favicon.svg') })
  await writeText({ siteDir, path: MANIFEST, body: source('manifest.webmanifest') })
  for (const [path, name] of Object.entries(ICONS))
    await replaceFile({ target: join(siteDir, path), bytes: readFileSync(join(LOOK, name)) })
  await writeText({ siteDir, path: WORKER, body: shrinkScript(source('sw.js')) })
}
