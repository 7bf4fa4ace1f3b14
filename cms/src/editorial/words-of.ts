/** Any value of the form as words a person can compare: paragraphs by lines, the parts of a component by dots. Pure; the panel uses it too. */
import { FORMAT_NAMES } from '../plan/formats'

const UNSEEN = ['id', 'documentId', '__component', '__temp_key__', 'type', 'level']

/** Choices of the plan that a bare "có" would not tell: what is as usual reads as nothing, however a form and a row keep it. */
const NAMED: Readonly<Record<string, (value: unknown) => string>> = {
  format: (value) => Object.entries(FORMAT_NAMES).find(([format]) => format === value)?.[1] ?? '',
  replace: (value) => (value === true ? 'đăng bản mới khi đổi phim, ảnh' : ''),
  madeForKids: (value) => (value === true ? 'dành cho trẻ em' : ''),
  notifySubscribers: (value) => (value === false ? 'không báo người đăng ký' : ''),
}

export function wordsOf(value: unknown): string {
  return raw(value).trim()
}

function raw(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (typeof value !== 'object' || value === null) return ''
  return Array.isArray(value) ? listed(value) : partsOf(value)
}

function listed(values: readonly unknown[]): string {
  const isLine = values.some((value) => ['text', 'link'].includes(raw(member(value, 'type'))))
  return isLine ? values.map(raw).join('') : values.map(wordsOf).filter(Boolean).join('\n')
}

function partsOf(value: object): string {
  const children = member(value, 'children')
  if (member(value, 'type') === 'text') return raw(member(value, 'text'))
  if (member(value, 'type') === 'link') return `${raw(children)} (${raw(member(value, 'url'))})`
  if (children !== undefined) return raw(children)
  return Object.entries(value)
    .filter(([key]) => !UNSEEN.includes(key))
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([key, part]) => NAMED[key]?.(part) ?? wordsOf(part))
    .filter(Boolean)
    .join(' · ')
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined
}
