/** Listing pages: a section, all videos, all questions, each with older pages; and the index of sections. */
import type { Card, SectionEntry } from '../site-store'
import { CardList, QuestionList } from './cards'
import { renderPage, type SiteFrame } from './layout'

export interface ListingView {
  frame: SiteFrame
  title: string
  description: string | null
  path: string
  /** null on the newest page */
  pageNo: number | null
  newerPath: string | null
  olderPath: string | null
  cards: readonly Card[]
  isQuestions: boolean
  rssPath: string | null
}

export function listingPage(view: ListingView): string {
  const title = view.pageNo === null ? view.title : `${view.title}, trang ${view.pageNo}`
  return renderPage({
    frame: view.frame,
    head: {
      title,
      description: view.description ?? view.title,
      path: view.path,
      ...(view.rssPath === null ? {} : { rss: { path: view.rssPath, title: view.title } }),
    },
    body: (
      <>
        <HomeCrumb />
        <div class="listhead">
          <h1>{title}</h1>
          {view.description && view.pageNo === null && <p>{view.description}</p>}
        </div>
        <ListingCards view={view} />
        <Pager newerPath={view.newerPath} olderPath={view.olderPath} names={{ newer: 'Bài mới hơn', older: 'Bài cũ hơn' }} />
        {view.rssPath && (
          <p class="small follow">
            <a href={view.rssPath}>Theo dõi chuyên mục này qua RSS</a>
          </p>
        )}
      </>
    ),
  })
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
  if (view.cards.length === 0) return <p class="empty">Chưa có bài nào ở đây.</p>
  return view.isQuestions ? (
    <QuestionList cards={view.cards} />
  ) : (
    <CardList cards={view.cards} heading="h2" isEager={view.pageNo === null} />
  )
}

export const HomeCrumb = () => (
  <nav class="crumbs" aria-label="Bạn đang ở">
    <ol>
      <li>
        <a href="/">Trang chủ</a>
      </li>
    </ol>
  </nav>
)

export function sectionsPage(view: { frame: SiteFrame; sections: readonly SectionEntry[] }): string {
  return renderPage({
    frame: view.frame,
    head: { title: 'Chuyên mục', description: 'Các chuyên mục của trang.', path: '/chuyen-muc/' },
    body: (
      <>
        <HomeCrumb />
        <div class="listhead">
          <h1>Chuyên mục</h1>
        </div>
        <ul class="sections">
          {view.sections.map((section) => (
            <li>
              <h2>
                <a href={`/chuyen-muc/${section.slug}/`}>{section.name}</a>
              </h2>
              {section.description && <p class="small">{section.description}</p>}
            </li>
          ))}
        </ul>
      </>
    ),
  })
}
