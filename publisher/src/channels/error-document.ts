/**
 * The page of a channel's errors for the people who operate it: code, reaction, cause, next step, who, source. Made from the error
 * table by `npm run docs:errors`, never by hand; a test holds both against each other.
 */
import type { Who } from './errors'

export interface ErrorEntry {
  /** as the monitor shows it, without the channel's name */
  code: string
  /** what the system does by itself */
  reaction: string
  message: string
  help: string
  who: Who
  /** where the platform, or who met it, writes about it; an address each */
  sources: readonly string[]
}

export interface ErrorSection {
  heading: string
  about: string
  entries: readonly ErrorEntry[]
}

/** Where a code is written about. */
export interface DocumentedCodes {
  source: string
  codes: readonly string[]
}

export function errorDocument({ title, about, sections }: { title: string; about: string; sections: readonly ErrorSection[] }): string {
  return [
    `# ${title}`,
    '<!-- npm run docs:errors -->',
    about,
    ...sections.flatMap(({ heading, about: more, entries }) => [`## ${heading}`, more, [HEAD, RULE, ...entries.map(lineOf)].join('\n')]),
  ]
    .join('\n\n')
    .concat('\n')
}

/** @returns addresses, in the order of the list */
export function sourcesOf({ code, documented }: { code: string; documented: readonly DocumentedCodes[] }): string[] {
  return documented.filter(({ codes }) => codes.includes(code)).map(({ source }) => source)
}

const HEAD = '| Mã | Hệ thống làm gì | Nguyên nhân | Việc cần làm | Ai làm | Nguồn |'
const RULE = '|---|---|---|---|---|---|'

const PEOPLE: Readonly<Record<Who, string>> = {
  nobody: 'không ai, hệ thống tự chạy',
  operator: 'quản trị',
  editor: 'biên tập viên',
  duty: 'người trực',
}

function lineOf({ code, reaction, message, help, who, sources }: ErrorEntry): string {
  const links = sources.map((source) => `[${new URL(source).hostname}](${source})`).join('<br>')
  return `| \`${code}\` | ${[reaction, message, help, PEOPLE[who], links].map(cell).join(' | ')} |`
}

/** A bar would end the cell; `<` would begin a tag, except for our own line break. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/<(?!br>)/g, '&lt;')
}
