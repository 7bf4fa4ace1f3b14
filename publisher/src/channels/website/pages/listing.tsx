/** Listing pages: a section, a province, a topic, all videos, all questions, each with older pages. */
import { topicOf, TOPICS } from '@hl/config/sections'
import { topicPath } from '../entry-path'
import type { NamedList } from '../named-list'
import type { Card } from '../site-store'
import { CardList, QuestionList } from './cards'
import { DocumentFacts } from './documents'
import { renderPage, type SiteFrame } from './layout'
import { NothingHere } from './ways-on'

export interface ListingView {
  frame: SiteFrame
  list: NamedList
  path: string
  /** null on the newest page */
  pageNo: number | null
  newerPath: string | null
  olderPath: string | null
  cards: readonly Card[]
  /** of questions: documentId → slug of the topic it is about; null for a list of another kind */
  topics: ReadonlyMap<string, string> | null
  hasFeeds: boolean
  /** there when the list is a document's */
  now: Date | null
}

export function listingPage(view: ListingView): string {
  const { list, pageNo } = view
  const title = pageNo === null ? list.title : `${list.title}, trang ${pageNo}`
  return renderPage({
    frame: view.frame,
    head: {
      title,
      description: list.description ?? list.title,
      path: view.path,
      above: list.parent ? [list.parent] : [],
      ...(view.hasFeeds ? { feeds: { path: list.path, title: list.title } } : {}),
    },
    body: (
      <>
        <div class="listhead">
          <h1>{title}</h1>
          {list.description && pageNo === null && !list.document && <p>{list.description}</p>}
          {list.successor && (
            <p>
              Đã sáp nhập; xem tiếp ở <a href={list.successor.path}>{list.successor.title}</a>.
            </p>
          )}
        </div>
        {list.document && view.now && pageNo === null && <DocumentFacts document={list.document} now={view.now} />}
        {list.document && pageNo === null && <h2 class="citing">Bài dẫn văn bản này</h2>}
        <ListingCards view={view} />
        <Pager newerPath={view.newerPath} olderPath={view.olderPath} names={{ newer: 'Bài mới hơn', older: 'Bài cũ hơn' }} />
        {view.hasFeeds && (
          <p class="small follow">
            Theo dõi qua <a href={`${list.path}rss.xml`}>RSS</a> hoặc <a href={`${list.path}feed.json`}>JSON Feed</a>
          </p>
        )}
      </>
    ),
  })
}

/** Who does not know what to ask finds the question by what it is about. */
const Questions = ({ cards, topics }: { cards: readonly Card[]; topics: ReadonlyMap<string, string> }) => {
  const topicOfCard = ({ documentId }: Card) => topicOf(topics.get(documentId) ?? null)
  const groups = [...TOPICS, null]
    .map((topic) => ({ topic, cards: cards.filter((card) => topicOfCard(card) === topic) }))
    .filter((group) => group.cards.length > 0)
  if (groups.length === 1) return <QuestionList cards={cards} />
  return (
    <>
      {groups.map((group) => (
        <section class="block" aria-labelledby={group.topic?.slug ?? 'khac'}>
          <h2 id={group.topic?.slug ?? 'khac'}>{group.topic ? <a href={topicPath(group.topic)}>{group.topic.name}</a> : 'Câu hỏi khác'}</h2>
          {group.topic && <p class="small">{group.topic.description}</p>}
          <QuestionList cards={group.cards} />
        </section>
      ))}
    </>
  )
}

export const Pager = (view: { newerPath: string | null; olderPath: string | null; names: { newer: string; older: string } }) =>
  view.newerPath === null && view.olderPath === null ? null : (
    <nav class="pager" aria-label="Các trang">
      {view.newerPath ? (
        <a href={view.newerPath} rel="prev">
          ‹ {view.names.newer}
        </a>
      ) : (
        <span />
      )}
      {view.olderPath && (
        <a href={view.olderPath} rel="next">
          {view.names.older} ›
        </a>
      )}
    </nav>
  )

const ListingCards = ({ view }: { view: ListingView }) => {
  if (view.cards.length === 0) return <NothingHere />
  return view.topics ? (
    <Questions cards={view.cards} topics={view.topics} />
  ) : (
    <CardList cards={view.cards} heading="h2" isEager={view.pageNo === null} />
  )
}
