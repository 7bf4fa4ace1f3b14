/** The reader of one transaction that writes many pages side by side: what they ask for alike is read once, and what they ask together is one question. */
import type { SiteReader } from '../channels/website/site-store'
import type { Queryable } from '../database'
import { gather, once } from './gather'
import { listReader } from './read-lists'
import { createReader } from './read-site'

export function readTogether(db: Queryable): SiteReader {
  const reader = createReader(db)
  const lists = listReader(db)
  return {
    entries: inOne(reader.entries),
    contents: inOne(reader.contents),
    newest: once(gather(lists.newest)),
    placed: once(gather(lists.placed)),
    lastPlaced: once(gather(lists.lastPlaced)),
    lastPlace: once(gather(lists.lastPlace)),
    topicsOf: once(reader.topicsOf),
    sections: once(reader.sections),
    provinces: once(reader.provinces),
    tags: once(reader.tags),
    translationOf: once(reader.translationOf),
    now: once(reader.now),
    documents: once(reader.documents),
    documentChoices: once(reader.documentChoices),
    entryPaths: once(reader.entryPaths),
    corrections: once(reader.corrections),
    alerts: once(reader.alerts),
    frequentQuestions: once(reader.frequentQuestions),
    cards: once(reader.cards),
    livePage: once(reader.livePage),
    imageSizes: once(reader.imageSizes),
    shareOf: once(reader.shareOf),
  }
}

/** Every asker is given what all of them asked for. */
function inOne<T>(read: (documentIds: readonly string[]) => Promise<T>): (documentIds: readonly string[]) => Promise<T> {
  return gather(async (asks: readonly (readonly string[])[]) => {
    const answer = await read([...new Set(asks.flat())])
    return asks.map(() => answer)
  })
}
