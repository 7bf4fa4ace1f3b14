import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { TOPICS } from '@hl/config/sections'
import { z } from 'zod'
import { choiceWords, choiceWordsEn } from './choices'
import { codeOnlyWords } from './code-only'
import { consentWords, consentWordsEn } from './consent'
import { en } from './en'
import { fieldWords } from './fields'
import { UNTRANSLATED } from './untranslated'
import { vi } from './vi'

/** Strapi compiles a file of words to a default export, or to the words themselves when no key is a name. */
const words = z.record(z.string(), z.string())
const messages = z.union([z.object({ default: words }).transform((module) => module.default), words])
const load = createRequire(__filename)
const STRAPI = dirname(dirname(require.resolve('@strapi/strapi/package.json')))
const PLUGINS = readdirSync(STRAPI).filter((plugin) => translationsOf(plugin) !== null)

/** Names and signs that are the same in both languages. */
const SAME_IN_BOTH = ['Email', 'URL', 'Logo', 'webhook', 'Blog', 'Strapi Cloud', 'GraphQL', 'Sentry', 'JSON', 'DKIM', 'OAuth2']
const NO_WORDS = /^[\s/]*$|^[\s{}a-z/]*$/
const PLUGIN_NAME = /^(content-manager|content-type-builder|upload|email)\./
/** `<no-reply@strapi.io>` in an example is no tag. */
const ADDRESS = /<[^<>]*@[^<>]*>/g
const HTML_VALUES = ['noopener, nofollow, noreferrer', '_blank, _self, _parent, _top']

describe('Vietnamese of the panel', () => {
  test('every plugin of Strapi that has words is counted', () => {
    expect(PLUGINS).toEqual(
      expect.arrayContaining([
        'admin',
        'content-manager',
        'content-releases',
        'content-type-builder',
        'email',
        'i18n',
        'review-workflows',
        'upload',
      ]),
    )
  })

  test.each(PLUGINS)('%s has no key without Vietnamese but those of the list', (plugin) => {
    const strapiVi = wordsOf({ plugin, language: 'vi' })
    const missing = Object.keys(wordsOf({ plugin, language: 'en' })).filter(
      (key) => !(key in strapiVi) && !(fullKey({ plugin, key }) in vi) && !isUntranslated({ plugin, key }),
    )
    expect(missing).toEqual([])
  })

  test('no word of ours is for a key that Strapi no longer has', () => {
    const known = new Set(
      PLUGINS.flatMap((plugin) => Object.keys(wordsOf({ plugin, language: 'en' })).map((key) => fullKey({ plugin, key }))),
    )
    const stale = Object.keys(vi).filter((key) => !(key in fieldWords) && !(key in codeOnlyWords) && !known.has(key))
    expect(stale).toEqual([])
  })

  test('every word of ours that no file of Strapi has stands in its code', () => {
    const code = PLUGINS.map(codeOf).join('\n')
    const stale = Object.keys(codeOnlyWords).filter((key) => !code.includes(key.replace(PLUGIN_NAME, '')))
    expect(stale).toEqual([])
  })

  test('no line of the list is without a key, or hides one that is translated', () => {
    const idle = UNTRANSLATED.filter(
      ({ plugin, prefix }) => !Object.keys(wordsOf({ plugin, language: 'en' })).some((key) => key.startsWith(prefix)),
    )
    const translated = PLUGINS.flatMap((plugin) =>
      Object.keys(wordsOf({ plugin, language: 'en' })).filter((key) => isUntranslated({ plugin, key }) && fullKey({ plugin, key }) in vi),
    )
    expect({ idle, translated }).toEqual({ idle: [], translated: [] })
  })

  test('every word keeps the placeholders and the tags of the English one', () => {
    const changed = allPairs().filter(({ english, vietnamese }) => placeholders(english).join() !== placeholders(vietnamese).join())
    expect(changed).toEqual([])
  })

  test('nothing is left in English but names and signs', () => {
    const same = allPairs().filter(({ english, vietnamese }) => english === vietnamese && !isSameInBoth(english))
    expect(same).toEqual([])
  })

  test('every word is composed Unicode (NFC) and not empty', () => {
    const wrong = Object.entries(vi).filter(([, word]) => word === '' || word !== word.normalize('NFC'))
    expect(wrong).toEqual([])
  })

  test('every label of our own fields has English too', () => {
    expect(Object.keys(en).filter((key) => key in fieldWords)).toEqual(Object.keys(fieldWords))
  })
})

test('every choice of our own fields has words in both languages', () => {
  const wordsOfBoth = [
    { ...choiceWords, ...consentWords },
    { ...choiceWordsEn, ...consentWordsEn },
  ]
  expect(ownChoices().filter((value) => wordsOfBoth.some((known) => !(value in known)))).toEqual([])
  for (const { slug, name } of TOPICS) expect(choiceWords).toHaveProperty(slug, name)
})

/** What may be chosen in our content types; the boxes of the plan have an editor of their own. */
function ownChoices(): string[] {
  const api = join(__dirname, '../../api')
  const schemas = readdirSync(api, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('schema.json'))
  const chosen = z.object({ attributes: z.record(z.string(), z.object({ enum: z.array(z.string()).default([]) })) })
  return schemas.flatMap((file) => {
    const { attributes } = chosen.parse(JSON.parse(readFileSync(join(api, file), 'utf8')))
    return Object.values(attributes).flatMap((attribute) => attribute.enum)
  })
}

interface Pair {
  key: string
  english: string
  vietnamese: string
}

/** What a reader of Vietnamese sees beside what a reader of English sees, wherever ours is used. */
function allPairs(): Pair[] {
  return PLUGINS.flatMap((plugin) =>
    Object.entries(wordsOf({ plugin, language: 'en' })).flatMap(([key, english]): Pair[] => {
      const vietnamese = vi[fullKey({ plugin, key })]
      return vietnamese === undefined ? [] : [{ key: fullKey({ plugin, key }), english, vietnamese }]
    }),
  )
}

function isSameInBoth(word: string): boolean {
  return SAME_IN_BOTH.includes(word) || HTML_VALUES.includes(word) || NO_WORDS.test(word)
}

function isUntranslated({ plugin, key }: { plugin: string; key: string }): boolean {
  return UNTRANSLATED.some((line) => line.plugin === plugin && key.startsWith(line.prefix))
}

function fullKey({ plugin, key }: { plugin: string; key: string }): string {
  return plugin === 'admin' ? key : `${plugin}.${key}`
}

function wordsOf({ plugin, language }: { plugin: string; language: 'en' | 'vi' }): Record<string, string> {
  const folder = translationsOf(plugin)
  const file = folder === null ? '' : join(folder, `${language}.json.js`)
  return existsSync(file) ? messages.parse(load(file)) : {}
}

function translationsOf(plugin: string): string | null {
  const folders = ['dist/admin/translations', 'dist/admin/admin/src/translations'].map((folder) => join(STRAPI, plugin, folder))
  return folders.find((folder) => existsSync(folder)) ?? null
}

/** A plugin's panel as it is sent to the browser, without its words. */
function codeOf(plugin: string): string {
  const root = join(STRAPI, plugin, 'dist/admin')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.mjs') && !file.includes('translations'))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
}

/** Names of the arguments and tags, each once, in order of the alphabet: a plural of Vietnamese has fewer cases. */
function placeholders(message: string): string[] {
  return [...new Set(namesIn(parse(message.replace(ADDRESS, ''))))].sort()
}

function namesIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element): string[] => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return []
      case TYPE.argument:
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [`{${element.value}}`]
      case TYPE.select:
      case TYPE.plural:
        return [`{${element.value}}`, ...Object.values(element.options).flatMap((option) => namesIn(option.value))]
      case TYPE.tag:
        return [`<${element.value}>`, ...namesIn(element.children)]
    }
  })
}
