/**
 * Hugo and Eleventy on the same machine in the same run: what one more article costs where the whole site is built for it. Each
 * gets as much text as our pages have, lists of 20 by section, a home page and a feed; search, precompression and 410s it is spared.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newRelease } from '@hl/publisher/dist/site/site.bench'
import { plainText } from '@hl/config/release'
import { sentenceOf } from '../stop-sentence'
import { findProgram } from '../test/services'
import { type Figure, ms } from './table'

const ELEVENTY = '@11ty/eleventy@3.1.8'
const SECTIONS = 12
const RUNS = 3

interface Generator {
  name: string
  command: string
  args: readonly string[]
  /** where articles lie, below the project */
  content: string
  files: Readonly<Record<string, string>>
}

/** @param stepMs our whole step by size of the site, measured in this run */
export function benchGenerators(options: { folder: string; sizes: readonly number[]; stepMs: ReadonlyMap<number, number> }): Figure[] {
  const makers = { Hugo: hugo, Eleventy: () => eleventy(options.folder) }
  return Object.entries(makers).flatMap(([name, make]) => {
    try {
      return compare({ ...options, generator: make() })
    } catch (error) {
      // no network, no right to install: our own figures are shown all the same
      return [{ what: `${name}, one more article`, target: '≥ 100 × our step', measured: `not measured: ${sentenceOf(error)}` }]
    }
  })
}

function compare(options: {
  generator: Generator
  folder: string
  sizes: readonly number[]
  stepMs: ReadonlyMap<number, number>
}): Figure[] {
  const { generator, sizes, stepMs } = options
  const times = sizes.map((size) => ({ size, ms: buildMs({ generator, size, folder: options.folder }) }))
  const figures = times.map(({ size, ms: built }) => {
    const own = stepMs.get(size)
    return {
      what: `${generator.name}, one more article at ${size.toLocaleString('en')} items`,
      target: size === 10_000 ? '≥ 100 × our step' : '',
      measured: ms(built) + (own === undefined ? '' : `, ${Math.round(built / own)} × our step`),
    }
  })
  const [first, last] = [times[0], times.at(-1)]
  if (!first || !last || first === last) return figures
  const exponent = Math.log(last.ms / first.ms) / Math.log(last.size / first.size)
  const what = `${generator.name}, growth from ${first.size} to ${last.size}`
  return [...figures, { what, target: 'ours ≤ 0.1', measured: `exponent ${exponent.toFixed(3)}` }]
}

/** The median of a few builds with all caches warm, the first one not counted. */
function buildMs({ generator, size, folder }: { generator: Generator; size: number; folder: string }): number {
  const project = join(folder, `${generator.name.toLowerCase()}-${size}`)
  for (const [name, text] of Object.entries(generator.files)) put({ file: join(project, name), text })
  for (let n = 0; n < size; n++) put({ file: join(project, generator.content, `bai-${n}.md`), text: article(n) })
  const times: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    put({ file: join(project, generator.content, `them-${run}.md`), text: article(size + run) })
    const started = performance.now()
    const { status, stderr } = spawnSync(generator.command, generator.args, { cwd: project, encoding: 'utf8', maxBuffer: 1e9 })
    if (status !== 0) throw new Error(`${generator.name} failed: ${stderr.slice(-2000)}`)
    if (run > 0) times.push(performance.now() - started)
  }
  rmSync(project, { recursive: true, force: true })
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN
}

function article(n: number): string {
  const release = newRelease(`bai${n}`)
  const date = new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString()
  const section = `muc-${n % SECTIONS}`
  const head = { title: release.title, date, description: release.summary, muc: [section], tags: [section] }
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `---\n${lines.join('\n')}\n---\n\n${plainText(release.body).split('\n').join('\n\n')}\n`
}

function hugo(): Generator {
  const page = (body: string) =>
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>${body}</body></html>`
  const list = '<ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Description }}</li>{{ end }}</ul>'
  const first = '<ul>{{ range first 20 site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
  return {
    name: 'Hugo',
    command: findProgram({ names: ['hugo'], debian: 'hugo', purpose: 'so tốc độ' }),
    args: ['--quiet'],
    content: 'content/bai-viet',
    files: {
      'hugo.toml': 'baseURL = "https://huongthien.example/"\ntitle = "Bench"\n[pagination]\npagerSize = 20\n[taxonomies]\nmuc = "muc"\n',
      'layouts/_default/single.html': page('<p>{{ .Description }}</p>{{ .Content }}'),
      'layouts/_default/list.html': page(list),
      'layouts/_default/section.html': page(first),
      'layouts/index.html': page(first),
    },
  }
}

function eleventy(folder: string): Generator {
  const home = join(folder, 'eleventy')
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "private": true }')
  const install = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ELEVENTY], { cwd: home, encoding: 'utf8' })
  if (install.status !== 0) throw new Error(`Eleventy could not be installed: ${install.stderr.slice(-2000)}`)
  const page = (body: string) =>
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><h1>{{ title }}</h1>${body}</body></html>`
  const sections = Array.from({ length: SECTIONS }, (_, section) => [
    `muc-${section}.njk`,
    `---json\n${JSON.stringify({ title: `Mục ${section}`, pagination: { data: `collections.muc-${section}`, size: 20, alias: 'items', reverse: true }, permalink: `/muc/muc-${section}/{{ pagination.pageNumber }}/` })}\n---\n<ul>{% for item in items %}<li><a href="{{ item.url }}">{{ item.data.title }}</a> {{ item.data.description }}</li>{% endfor %}</ul>`,
  ])
  return {
    name: 'Eleventy',
    command: process.execPath,
    args: [join(home, 'node_modules/@11ty/eleventy/cmd.cjs'), '--quiet'],
    content: 'bai-viet',
    files: {
      ...Object.fromEntries(sections),
      'bai-viet/bai-viet.json': '{ "layout": "page.njk" }',
      '_includes/page.njk': page('<p>{{ description }}</p>{{ content | safe }}'),
      'index.njk':
        '---\ntitle: Trang chủ\n---\n<ul>{% for item in collections.all | reverse %}{% if loop.index <= 20 %}<li><a href="{{ item.url }}">{{ item.data.title }}</a></li>{% endif %}{% endfor %}</ul>',
    },
  }
}

function put({ file, text }: { file: string; text: string }): void {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}
